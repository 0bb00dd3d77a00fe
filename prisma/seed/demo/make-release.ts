import { createHash } from 'node:crypto'
import type { PersonActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { db } from '@/lib/core/db/client'
import { createRelease } from '@/lib/releases/create-release'
import { loadFacts } from '@/lib/releases/load-facts'
import { prepareRelease } from '@/lib/releases/prepare-release'
import { signOff } from '@/lib/releases/sign-off'
import { done } from './done'
import type { Cast } from './fill-people'
import { type Leaf, leavesOf, workItems } from './work-items'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** Slot roles and who holds them in the cast. */
const holders: Record<string, string> = {
  tech_lead: 'mira',
  devops: 'tomas',
  qa_lead: 'ayo',
  product_owner: 'jun',
  deployment_lead: 'lena',
  on_call_engineer: 'sam',
}

/** What a release of the demo is. */
type DemoRelease = {
  integration: string
  template: string
  /** The container image, without registry and version. */
  image: string
  title: string
  version: string
  notes?: string
  facts: Record<string, boolean>
  /** Where it goes; production unless said. */
  environment?: string
  /** Suites in place of those the template names. */
  suites?: Record<string, string>
}

/** 02:00 UTC, so many nights from today. */
export function nightWindow(nights: number): Date {
  const today = new Date(Date.now())
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + nights, 2))
}

/** A release from the newest version of its template, being prepared. Answers its id. */
export async function makeRelease(cast: Cast, opens: Date, what: DemoRelease): Promise<string> {
  const environment = await db.environment.findFirstOrThrow({
    where: { key: what.environment ?? 'production', integration: { key: what.integration } },
  })
  const template = await db.templateVersion.findFirstOrThrow({
    where: { state: 'published', template: { key: what.template } },
    orderBy: { number: 'desc' },
  })
  const digest = `sha256:${createHash('sha256').update(`${what.image} ${what.version}`).digest('hex')}`
  const { releaseId } = done(
    await createRelease(cast.ines!, {
      integrationId: environment.integrationId,
      environmentId: environment.id,
      templateVersionId: template.id,
      title: what.title,
      version: what.version,
      notes: what.notes ?? 'Part of the demo: everything in it is made up.',
      artifacts: [{ name: `registry.example.invalid/${what.image}:${what.version}`, digest }],
      window: { start: opens.toISOString(), end: new Date(opens.getTime() + 60 * minute).toISOString(), timeZone: 'UTC' },
      facts: what.facts,
      suites: what.suites ?? {},
    }),
  )
  done(await prepareRelease(cast.ines!, { releaseId }))
  return releaseId
}

/** Works the open items of a release that a filter lets through. */
export async function work(cast: Cast, releaseId: string, filter: (item: Leaf) => boolean): Promise<void> {
  await workItems(
    cast,
    (await leavesOf(releaseId)).filter((item) => item.state === 'open' && filter(item)),
  )
}

/** Signs the slots of a step; but for those of the roles left out. */
export async function signAll(cast: Cast, releaseId: string, before: 'start' | 'completion', leave: string[] = []): Promise<void> {
  const slots = await db.releaseSlot.findMany({ where: { releaseId, before }, orderBy: { position: 'asc' } })
  for (const slot of slots.filter((one) => !leave.includes(one.slotRoleKey))) {
    const signer: PersonActor = { ...cast[holders[slot.slotRoleKey]!]!, passwordAt: now() }
    await db.session.update({ where: { id: signer.sessionId }, data: { passwordAt: now() } })
    const facts = await loadFacts(db, releaseId, now())
    done(await signOff(signer, { releaseId, slotId: slot.id, decision: 'go', subject: facts!.digests }))
  }
}
