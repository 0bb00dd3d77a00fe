import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { PersonActor, Role } from '@/lib/core/actor'
import type { Answer } from '@/lib/core/answer'
import type { TemplateBodyInput } from '@/lib/templates/schema'
import { ownerSql } from './session'
import type { RunningApp } from './start-app'

/*
 * Sets a running product up through its own verbs, from a process of its own. Everything of the product is imported late,
 * because its database client reads the address when it is loaded.
 */

/** Lets this process act on the app's database as the product does. One app a process. */
export async function enter(app: RunningApp): Promise<void> {
  const entered = process.env.GONOGO_STAGE
  if (entered && entered !== app.url) throw new Error('This process already acts on another app')
  Object.assign(process.env, app.env, { GONOGO_STAGE: app.url, GONOGO_DEMO: app.targetUrl ? '1' : '0' })
}

/** Closes the product's connections of this process. */
export async function leave(): Promise<void> {
  const { db } = await import('@/lib/core/db/client')
  await db.$disconnect()
}

/** The value of an answer; a refusal stops with its sentence. */
export function done<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value
  throw new Error(`${answer.refusal.code}: ${answer.refusal.message} ${JSON.stringify(answer.refusal.fields ?? {})}`)
}

/** A signed-in person of the app as the actor that doors give, with the password entered just now. */
export async function actorOf(app: RunningApp, email: string): Promise<PersonActor> {
  const [person] = await ownerSql<{ id: string }>(app, 'select id from people where email = $1', [email])
  const sid = randomUUID()
  await ownerSql(app, `insert into sessions (id, person_id, expires_at) values ($1, $2, now() + interval '1 day')`, [sid, person?.id])
  const { personOfSession } = await import('@/lib/core/session-row')
  const actor = await personOfSession(sid)
  if (!actor) throw new Error(`${email} is not signed in`)
  return actor
}

/** People of this installation with a role for all integrations, straight into the tables: nobody waits for twenty invitations. */
export async function addPeople(app: RunningApp, count: number, role: Role): Promise<string[]> {
  const emails = Array.from({ length: count }, (_, n) => `${role.replace('_', '-')}-${n}-${randomUUID().slice(0, 6)}@example.invalid`)
  for (const [n, email] of emails.entries()) {
    const id = randomUUID()
    await ownerSql(app, 'insert into people (id, email, name) values ($1, $2, $3)', [id, email, `Person ${n}`])
    await ownerSql(app, 'insert into role_grants (id, person_id, role) values ($1, $2, $3::role)', [randomUUID(), id, role])
  }
  return emails
}

/** The four slots before the start that the demo's people hold. */
const slots = [
  ['tech_lead', 'Tech Lead', ['version', 'artifacts', 'configuration', 'plan', 'exceptions', 'evidence']],
  ['devops', 'DevOps', ['version', 'artifacts', 'configuration']],
  ['qa_lead', 'QA Lead', ['version', 'plan', 'exceptions']],
  ['product_owner', 'Product Owner', ['version']],
] as const

export type BigRelease = { releaseId: string; number: number; itemIds: string[]; slots: { id: string; role: string }[] }

/** A release of the demo's Hostaway integration with so many items by hand, in an environment of its own, being prepared. */
export async function bigRelease(manager: PersonActor, items: number, title: string): Promise<BigRelease> {
  const perGroup = 50
  const groups = Array.from({ length: Math.ceil(items / perGroup) }, (_, group) => ({
    title: `Group ${group + 1}`,
    items: Array.from({ length: Math.min(perGroup, items - group * perGroup) }, (_, n) => ({
      key: `item_${group}_${n}`,
      text: `Item ${group * perGroup + n + 1}`,
      before: 'start' as const,
    })),
  }))
  const body: TemplateBodyInput = {
    phases: [{ key: 'before', title: 'Before', groups: groups.length > 0 ? groups : [{ title: 'Nothing', items: [] }] }],
    slots: slots.map(([slotRoleKey, name, covers]) => ({
      slotRoleKey,
      name,
      before: 'start',
      covers: [...covers],
      meaning: 'I have read it.',
    })),
  }
  return releaseOf(manager, body, title)
}

/** A release of that integration with a plan of its own making, in an environment of its own, being prepared; it begins in a day. */
export async function releaseOf(
  manager: PersonActor,
  body: TemplateBodyInput,
  title: string,
  facts: Record<string, boolean> = {},
): Promise<BigRelease> {
  const { db } = await import('@/lib/core/db/client')
  const { publishTemplate } = await import('@/lib/templates/publish-template')
  const { createEnvironment } = await import('@/lib/integrations/create-environment')
  const { createRelease } = await import('@/lib/releases/create-release')
  const { prepareRelease } = await import('@/lib/releases/prepare-release')
  const integration = await db.integration.findUniqueOrThrow({ where: { key: 'hostaway' } })
  const unique = randomUUID().slice(0, 8)
  const { versionId } = done(await publishTemplate(manager, { key: `stage_${unique}`, name: `Stage ${unique}`, body }))
  const environment = done(
    await createEnvironment(manager, { integrationId: integration.id, key: `stage-${unique}`, name: `Stage ${unique}` }),
  )
  const { releaseId, number } = done(
    await createRelease(manager, {
      integrationId: integration.id,
      environmentId: environment.id,
      templateVersionId: versionId,
      title,
      version: '1.0.0',
      window: {
        start: new Date(Date.now() + 86_400_000).toISOString(),
        end: new Date(Date.now() + 90_000_000).toISOString(),
        timeZone: 'UTC',
      },
      facts,
    }),
  )
  done(await prepareRelease(manager, { releaseId }))
  const release = await db.release.findUniqueOrThrow({
    where: { id: releaseId },
    include: { slots: { orderBy: { position: 'asc' } }, checklist: { include: { items: { orderBy: { position: 'asc' } } } } },
  })
  return {
    releaseId,
    number,
    itemIds: release.checklist.items.map((item) => item.id),
    slots: release.slots.map((slot) => ({ id: slot.id, role: slot.slotRoleKey })),
  }
}

/** A token of a person, straight into the table: its text. */
export async function makeToken(app: RunningApp, email: string, scopes: string[]): Promise<string> {
  const token = `gonogo_${randomBytes(32).toString('base64url')}`
  await ownerSql(
    app,
    `insert into api_tokens (id, person_id, name, prefix, token_hash, scopes, expires_at)
     select $1, id, 'test', $2, $3, $4, now() + interval '1 day' from people where email = $5`,
    [randomUUID(), token.slice(0, 12), createHash('sha256').update(token).digest('hex'), scopes, email],
  )
  return token
}
