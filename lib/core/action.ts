import { cookies } from 'next/headers'
import type { Actor } from './actor'
import type { Answer } from './answer'
import { asRefusal, type Command, type CommandMeta } from './command'
import { describeError, log } from './log'
import { Refused, refuse } from './refusal'
import { currentActor } from './session'
import { asLocale, type Locale } from './texts'
import { randomUUID } from 'node:crypto'

/** What a form may send beside its input. Anything else in it is ignored. */
export type ActionMeta = Pick<CommandMeta, 'idempotencyKey' | 'expectedVersion'>

/** A command as people call it from a page. */
export type Action<V> = (input: unknown, meta?: ActionMeta) => Promise<Answer<V>>

/**
 * Opens a command to people as a server action. The actor is the session's; a refusal is the answer; anything unexpected is
 * one plain sentence with a log id. Origin and size were checked before Next saw the request (lib/start/guard.ts).
 */
export function action<V>(command: Command<V>): Action<V> {
  return (input, meta) =>
    answering(command.commandName, (actor, locale) =>
      command(actor, input instanceof FormData ? formToObject(input) : input, { ...cleanMeta(meta), locale }),
    )
}

/**
 * Opens a reading to people as a server action, for what is too large for an address. `named` is what the log calls it; `read` parses
 * what was sent, after it has asked for the right to it.
 */
export function readingAction<V>(named: string, read: (actor: Actor, input: unknown, locale: Locale) => Promise<V>) {
  return (input: unknown): Promise<Answer<V>> =>
    answering(named, async (actor, locale) => ({ ok: true, value: await read(actor, input, locale) }))
}

async function answering<V>(named: string, run: (actor: Actor, locale: Locale) => Promise<Answer<V>>): Promise<Answer<V>> {
  const locale = asLocale((await cookies()).get('gonogo_locale')?.value)
  const actor: Actor = (await currentActor()) ?? { kind: 'visitor', id: 'visitor', name: 'visitor', address: '' }
  try {
    return await run(actor, locale)
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: asRefusal(error, locale) }
    const id = randomUUID().slice(0, 8)
    log.error({ id, command: named, error: describeError(error) }, 'action failed')
    return { ok: false, refusal: asRefusal(refuse('unexpected', { id }, { status: 500 }), locale) }
  }
}

/** Only what a browser may say, and only in its right type: arguments of an action are anybody's bytes. */
function cleanMeta(meta: unknown): ActionMeta {
  if (!meta || typeof meta !== 'object') return {}
  const { idempotencyKey, expectedVersion } = meta as Record<string, unknown>
  return {
    ...(typeof idempotencyKey === 'string' ? { idempotencyKey } : {}),
    ...(typeof expectedVersion === 'number' ? { expectedVersion } : {}),
  }
}

/**
 * A form as an input: a name met twice or ending in `[]` is a list; `a.b` nests; React's own fields are left out.
 * Names that would reach a prototype are left out too.
 */
export function formToObject(form: FormData): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION')) continue
    const list = name.endsWith('[]')
    const path = (list ? name.slice(0, -2) : name).split('.')
    if (path.some((part) => part === '__proto__' || part === 'constructor' || part === 'prototype')) continue
    const values = form.getAll(name)
    let target = result
    for (const part of path.slice(0, -1)) {
      const next = target[part]
      target = (next && typeof next === 'object' ? next : (target[part] = {})) as Record<string, unknown>
    }
    target[path.at(-1)!] = list || values.length > 1 ? values : values[0]
  }
  return result
}
