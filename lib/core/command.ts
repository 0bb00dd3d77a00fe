import type { z } from 'zod'
import type { Actor } from './actor'
import type { Answer, Refusal } from './answer'
import { appendAudit, type AuditEntity } from './audit/append'
import { digestOf, plain } from './canonical'
import { clockOffset } from './clock'
import { db, type Tx } from './db/client'
import { type DatabaseFault, faultOf } from './db/fault'
import { emit as emitEvent, type EventKind } from './events'
import { describeError, log } from './log'
import { type CommandName, denialOf, type IntegrationScoped } from './permissions'
import { parseInput } from './parse-input'
import { notFound, type RefusalDetails, Refused, refuse } from './refusal'
import { asLocale, type Locale, text } from './texts'

/** What a door may add to an input. */
export type CommandMeta = {
  /** The same key and input give the first answer again; nothing is done twice. */
  idempotencyKey?: string
  /** The version the caller saw; another one is refused with both values (409). */
  expectedVersion?: number
  /** Language of refusals. */
  locale?: Locale
}

/** A line for the change log that lower floors and people read. */
export type ChangeRecord = {
  kind: string
  summary: string
  integrationId?: string | null
  environmentId?: string | null
  releaseId?: string | null
  details?: Record<string, unknown>
}

export type CommandContext<I> = {
  tx: Tx
  actor: Actor
  /** Database time at the start of the transaction. */
  now: Date
  input: I
  locale: Locale
  /** Refuses when the caller saw another version than `current.version`; the refusal carries `current.value`. */
  expectVersion: (current: { version: number; value: unknown }) => void
  /** Appends an event for upper floors. */
  emit: (kind: EventKind, payload: Record<string, unknown>) => Promise<void>
}

/** What a verb hands back: its value, and what changed. */
export type Outcome<V> = {
  value: V
  /** One entry a decision; `null` only when nothing changed (a repeated tick, say). */
  audit: AuditRecord | AuditRecord[] | null
  /** Live topics: `release:ID`, `integration:ID`, `board`. */
  touched?: string[]
  changes?: ChangeRecord[]
}

export type AuditRecord = { entity: AuditEntity; before: unknown; after: unknown; integrationId?: string | null; action?: string }

type Scoped<N extends CommandName, I> = N extends IntegrationScoped
  ? {
      /** The integration the input concerns; null refuses as not found, so that nothing leaks. */
      integration: (tx: Tx, input: I) => Promise<string | null>
    }
  : { integration?: undefined }

export type CommandDefinition<N extends CommandName, S extends z.ZodType, V> = {
  name: N
  input: S
  run: (context: CommandContext<z.output<S>>) => Promise<Outcome<V>>
} & Scoped<N, z.output<S>>

export type Command<V = unknown> = {
  (actor: Actor, input: unknown, meta?: CommandMeta): Promise<Answer<V>>
  commandName: CommandName
  schema: z.ZodType
  /** Whether it appends to the audit chain (`command`) or only records a machine fact (`record`). */
  audited: boolean
}

/**
 * Makes a verb from its decision. In this order: permission, parsing, transaction, the permission again for the
 * integration concerned, the verb, its changes, the audit entry in the same transaction, the answer.
 */
export function command<N extends CommandName, S extends z.ZodType, V>(definition: CommandDefinition<N, S, V>): Command<V> {
  return build(definition, true)
}

/** The quiet sister for machine facts (observations, runs, deliveries): the same door, no audit entry. */
export function record<N extends CommandName, S extends z.ZodType, V>(
  definition: Omit<CommandDefinition<N, S, V>, 'run'> & {
    run: (context: CommandContext<z.output<S>>) => Promise<Omit<Outcome<V>, 'audit'>>
  },
): Command<V> {
  const run = async (context: CommandContext<z.output<S>>) => ({ ...(await definition.run(context)), audit: null })
  return build({ ...definition, run } as unknown as CommandDefinition<N, S, V>, false)
}

function build<N extends CommandName, S extends z.ZodType, V>(definition: CommandDefinition<N, S, V>, audited: boolean): Command<V> {
  const call = async (actor: Actor, raw: unknown, meta: CommandMeta = {}): Promise<Answer<V>> => {
    const locale = meta.locale ?? (actor.kind === 'person' ? asLocale(actor.locale) : 'en')
    try {
      deny(actor, definition.name)
      const input = parseInput(definition.input, raw, locale)
      return { ok: true, value: await attempt(definition, actor, raw, input, { ...meta, locale }) }
    } catch (error) {
      if (error instanceof Refused) return { ok: false, refusal: asRefusal(error, locale) }
      const fault = faultOf(error)
      if (fault) return { ok: false, refusal: asRefusal(refusalOfFault(fault), locale) }
      log.error({ command: definition.name, error: describeError(error) }, 'command failed')
      throw error
    }
  }
  return Object.assign(call, { commandName: definition.name, schema: definition.input as z.ZodType, audited })
}

const attempts = 3

/** Runs the transaction; a deadlock or lost race of the database's own is tried again, a refusal never. */
async function attempt<N extends CommandName, S extends z.ZodType, V>(
  definition: CommandDefinition<N, S, V>,
  actor: Actor,
  raw: unknown,
  input: z.output<S>,
  meta: CommandMeta & { locale: Locale },
): Promise<V> {
  for (let turn = 1; ; turn++) {
    try {
      return await db.$transaction((tx) => transact(definition, actor, raw, input, meta, tx))
    } catch (error) {
      if (turn >= attempts || faultOf(error) !== 'conflict') throw error
      await new Promise((resolve) => setTimeout(resolve, 20 * turn * (1 + Math.random())))
    }
  }
}

async function transact<N extends CommandName, S extends z.ZodType, V>(
  definition: CommandDefinition<N, S, V>,
  actor: Actor,
  raw: unknown,
  input: z.output<S>,
  meta: CommandMeta & { locale: Locale },
  tx: Tx,
): Promise<V> {
  const known = await claimKey(tx, definition.name, actor, raw, meta)
  if (known) return known.answer as V
  let integrationId: string | null = null
  if (definition.integration) {
    integrationId = await definition.integration(tx, input)
    if (integrationId === null) throw notFound(definition.name.split('.')[0] ?? 'thing')
    deny(actor, definition.name, integrationId)
  }
  const now = await databaseTime(tx)
  const outcome = await definition.run({
    tx,
    actor,
    input,
    now,
    locale: meta.locale,
    expectVersion: (current) => expectVersion(meta.expectedVersion, current),
    emit: (kind, payload) => emitEvent(tx, kind, payload),
  })
  await appendChanges(tx, actor, now, outcome.changes ?? [])
  await settleKey(tx, actor, meta, outcome.value)
  await linkAudit(tx, definition.name, actor, integrationId, outcome)
  return outcome.value
}

/** The audit entries and the live notices: last, because the chain's head stays locked until commit. */
async function linkAudit<V>(tx: Tx, name: CommandName, actor: Actor, integrationId: string | null, outcome: Outcome<V>): Promise<void> {
  if (outcome.touched?.length)
    await tx.$executeRaw`select pg_notify('gonogo_live', t) from unnest(${[...new Set(outcome.touched)]}::text[]) t`
  const records = outcome.audit === null ? [] : Array.isArray(outcome.audit) ? outcome.audit : [outcome.audit]
  for (const entry of records) {
    await appendAudit(tx, {
      action: entry.action ?? name,
      actor: {
        kind: actor.kind,
        id: actor.id,
        name: actor.name,
        ...(actor.kind === 'token' ? { personId: actor.personId } : {}),
      },
      entity: entry.entity,
      integrationId: entry.integrationId ?? integrationId,
      before: entry.before ?? null,
      after: entry.after ?? null,
    })
  }
}

/** Database time, moved by the test clock when one is set. */
async function databaseTime(tx: Tx): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`select now()`
  return new Date((row?.now ?? new Date()).getTime() + clockOffset())
}

function expectVersion(expected: number | undefined, current: { version: number; value: unknown }): void {
  if (expected === undefined || expected === current.version) return
  throw refuse(
    'version_conflict',
    { expected, current: current.version },
    { status: 409, data: { version: current.version, current: plain(current.value) } },
  )
}

const actorKey = (actor: Actor) => `${actor.kind}:${actor.id}`

/** A fingerprint of the request without what must not be kept in any form. */
function requestHash(name: CommandName, raw: unknown): string {
  const safe = raw && typeof raw === 'object' && !Array.isArray(raw) ? { ...(raw as Record<string, unknown>) } : { raw }
  for (const secret of ['password', 'newPassword', 'value', 'token', 'file']) delete (safe as Record<string, unknown>)[secret]
  return digestOf({ name, input: safe })
}

/** Takes the idempotency key, or finds the answer that was given for it. A second caller waits here for the first. */
async function claimKey(tx: Tx, name: CommandName, actor: Actor, raw: unknown, meta: CommandMeta): Promise<{ answer: unknown } | null> {
  const key = meta.idempotencyKey
  if (!key) return null
  if (key.length > 200) throw refuse('idempotency_key_too_long', { max: 200 }, { status: 400 })
  const hash = requestHash(name, raw)
  const owner = actorKey(actor)
  const taken = await tx.$executeRaw`insert into idempotency_keys (actor_key, key, command, request_hash)
    values (${owner}, ${key}, ${name}, ${hash}) on conflict do nothing`
  if (taken === 1) return null
  const first = await tx.idempotencyKey.findUniqueOrThrow({ where: { actorKey_key: { actorKey: owner, key } } })
  if (first.command !== name || first.requestHash !== hash) throw refuse('idempotency_key_reused', {}, { status: 422 })
  return { answer: first.answer }
}

async function settleKey(tx: Tx, actor: Actor, meta: CommandMeta, value: unknown): Promise<void> {
  if (!meta.idempotencyKey) return
  const where = { actorKey_key: { actorKey: actorKey(actor), key: meta.idempotencyKey } }
  await tx.idempotencyKey.update({ where, data: { answer: plain(value) as object } })
}

async function appendChanges(tx: Tx, actor: Actor, at: Date, changes: ChangeRecord[]): Promise<void> {
  if (changes.length === 0) return
  await tx.change.createMany({
    data: changes.map((change) => ({
      at,
      kind: change.kind,
      summary: change.summary,
      integrationId: change.integrationId ?? null,
      environmentId: change.environmentId ?? null,
      releaseId: change.releaseId ?? null,
      details: plain(change.details ?? {}) as object,
      actorId: actor.kind === 'person' ? actor.id : actor.kind === 'token' ? actor.personId : null,
      actorName: actor.name,
    })),
  })
}

function deny(actor: Actor, name: CommandName, integrationId?: string): void {
  const denial = denialOf(actor, name, integrationId)
  if (denial) throw refuse(`denied_${denial}`, { command: name }, { status: denial === 'sign_in' ? 401 : 403 })
}

function refusalOfFault(fault: DatabaseFault): Refused {
  if (fault === 'conflict') return refuse('busy', {}, { status: 409 })
  if (fault === 'bad_reference') return refuse('bad_reference', {}, { status: 422 })
  return refuse('unavailable', {}, { status: 503 })
}

/** A thrown refusal as the answer a door gives, with its sentence in the caller's language. */
export function asRefusal(refused: Refused, locale: Locale): Refusal {
  const details: RefusalDetails = refused.details
  return {
    code: refused.code,
    message: text(locale, `refusals.${refused.code.replaceAll('.', '_')}`, refused.params),
    status: details.status ?? 409,
    params: refused.params,
    ...(details.field === undefined ? {} : { field: details.field }),
    ...(details.fields === undefined ? {} : { fields: details.fields }),
    ...(details.data === undefined ? {} : { data: details.data }),
  }
}
