import { createHash } from 'node:crypto'
import type { PersonActor } from '@/lib/core/actor'
import { now, shiftClock } from '@/lib/core/clock'
import { db } from '@/lib/core/db/client'
import { completeRelease } from '@/lib/releases/complete-release'
import { createRelease } from '@/lib/releases/create-release'
import { loadFacts } from '@/lib/releases/load-facts'
import { prepareRelease } from '@/lib/releases/prepare-release'
import { requestSignOff } from '@/lib/releases/request-sign-off'
import { signOff } from '@/lib/releases/sign-off'
import { startRelease } from '@/lib/releases/start-release'
import { watchRelease } from '@/lib/releases/watch-release'
import { done } from './done'
import type { Cast } from './fill-people'
import { runEverything, runReleaseSuite } from './run-suite'
import { leavesOf, workItems } from './work-items'

const minute = 60_000
const day = 24 * 60 * minute

/** Slot roles and who holds them in the cast. */
const holders = {
  start: { tech_lead: 'mira', devops: 'tomas', qa_lead: 'ayo', product_owner: 'jun' },
  completion: { deployment_lead: 'lena', on_call_engineer: 'sam' },
} as const

/** One release that went out twelve days ago and was completed, and one being prepared for the night after next. */
export async function fillReleases(cast: Cast): Promise<void> {
  await completed(cast)
  await recentRuns(cast)
  await preparing(cast)
}

/** Lived through on a clock set back, so that its window, signatures and ticks lie where they would have lain. */
async function completed(cast: Cast): Promise<void> {
  const opens = nightWindow(-12)
  try {
    shiftClock(opens.getTime() - 2 * 60 * minute - Date.now())
    const releaseId = await create(cast, opens, { title: 'Booking search', version: '2.13.1', facts: { cursor_pagination: false } })
    const ines = cast.ines!
    done(await prepareRelease(ines, { releaseId }))
    await workItems(
      cast,
      (await leavesOf(releaseId)).filter((item) => item.before === 'start'),
    )
    await runReleaseSuite(cast.ayo!, releaseId)
    done(await requestSignOff(ines, { releaseId }))
    await signAll(cast, releaseId, 'start')
    shiftClock(opens.getTime() - Date.now())
    done(await startRelease(ines, { releaseId }))
    await runReleaseSuite(cast.sam!, releaseId)
    await workItems(
      cast,
      (await leavesOf(releaseId)).filter((item) => item.before === 'completion' && isEarly(item.dueAt, opens)),
    )
    shiftClock(opens.getTime() + 70 * minute - Date.now())
    done(await watchRelease(ines, { releaseId }))
    shiftClock(opens.getTime() + 9 * day - Date.now())
    await workItems(
      cast,
      (await leavesOf(releaseId)).filter((item) => item.before === 'completion' && item.state === 'open'),
    )
    await signAll(cast, releaseId, 'completion')
    done(await completeRelease(ines, { releaseId }))
  } finally {
    shiftClock(0)
  }
}

/** A week of runs, one round a day, so that strips and charts have something to show. The last is from this morning. */
async function recentRuns(cast: Cast): Promise<void> {
  try {
    for (let ago = 6; ago >= 0; ago--) {
      shiftClock(-ago * day - 20 * minute)
      await runEverything(cast.sam!)
    }
  } finally {
    shiftClock(0)
  }
}

/** What happens inside the window; the rest is for the watch. */
const isEarly = (dueAt: Date | null, opens: Date) => dueAt !== null && dueAt.getTime() <= opens.getTime() + 60 * minute

/** Most of it is done; what is left shows what a person does next. */
async function preparing(cast: Cast): Promise<void> {
  const opens = nightWindow(2)
  const releaseId = await create(cast, opens, { title: 'Cursor pagination', version: '2.14.0', facts: {} })
  done(await prepareRelease(cast.ines!, { releaseId }))
  const leaves = (await leavesOf(releaseId)).filter((item) => item.before === 'start')
  const open = new Set(['page_load', 'rollback_tested', 'release_notes', 'staging_load'])
  await workItems(
    cast,
    leaves.filter((item) => !open.has(item.key) && (item.phase === 'pre_deployment' || item.phase === 'd_minus_7')),
  )
}

async function create(cast: Cast, opens: Date, what: { title: string; version: string; facts: Record<string, boolean> }): Promise<string> {
  const environment = await db.environment.findFirstOrThrow({ where: { key: 'production', integration: { key: 'hostaway' } } })
  const template = await db.templateVersion.findFirstOrThrow({
    where: { state: 'published', template: { key: 'dated_release' } },
    orderBy: { number: 'desc' },
  })
  const image = `sha256:${createHash('sha256').update(`listings ${what.version}`).digest('hex')}`
  const { releaseId } = done(
    await createRelease(cast.ines!, {
      integrationId: environment.integrationId,
      environmentId: environment.id,
      templateVersionId: template.id,
      title: what.title,
      version: what.version,
      notes: 'Part of the demo: everything in it is made up.',
      artifacts: [{ name: `registry.example.invalid/listings:${what.version}`, digest: image }],
      window: { start: opens.toISOString(), end: new Date(opens.getTime() + 60 * minute).toISOString(), timeZone: 'UTC' },
      facts: what.facts,
    }),
  )
  return releaseId
}

/** 02:00 UTC, so many nights from today. */
function nightWindow(nights: number): Date {
  const today = new Date(Date.now())
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + nights, 2))
}

async function signAll(cast: Cast, releaseId: string, before: 'start' | 'completion'): Promise<void> {
  const slots = await db.releaseSlot.findMany({ where: { releaseId, before }, orderBy: { position: 'asc' } })
  for (const slot of slots) {
    const name = (holders[before] as Record<string, string>)[slot.slotRoleKey]!
    const signer: PersonActor = { ...cast[name]!, passwordAt: now() }
    await db.session.update({ where: { id: signer.sessionId }, data: { passwordAt: now() } })
    const facts = await loadFacts(db, releaseId, now())
    done(await signOff(signer, { releaseId, slotId: slot.id, decision: 'go', subject: facts!.digests }))
  }
}
