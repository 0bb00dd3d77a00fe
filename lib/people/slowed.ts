import type { Actor } from '@/lib/core/actor'
import type { Answer } from '@/lib/core/answer'
import { type AttemptKey, forgiveAttempt, reentryKey, takeAttempt } from '@/lib/core/auth-attempts'
import { asRefusal, type Command, type CommandMeta } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { asLocale } from '@/lib/core/texts'

/** The refusals that mean: a password was looked at, and was wrong. Only these stay counted. */
const wrong = new Set(['password_wrong', 'sign_in_wrong'])

/**
 * Runs something that looks at a password. The attempt is counted before, in a transaction of its own that a refusal does not undo; while
 * waiting, nothing is looked at.
 */
export async function countAttempt<V>(keys: AttemptKey[], locale: string, run: () => Promise<Answer<V>>): Promise<Answer<V>> {
  if (keys.length === 0) return run()
  const seconds = await takeAttempt(keys)
  if (seconds !== null)
    return { ok: false, refusal: asRefusal(refuse('slowed', { seconds }, { status: 429, field: 'password' }), asLocale(locale)) }
  const answer = await run()
  if (answer.ok) await forgiveAttempt(keys, 'right')
  else if (!wrong.has(answer.refusal.code)) await forgiveAttempt(keys, 'unasked')
  return answer
}

/** Whose password a signed-in person types again: their own. */
const ownReentry = (actor: Actor): AttemptKey[] => (actor.kind === 'person' ? [reentryKey(actor.id)] : [])

/**
 * A verb that looks at a password, slowed down by the keys of its input: unless told otherwise, per signed-in person. An input
 * that does not parse is left to the verb to refuse: nobody guesses with it.
 */
export function slowed<V>(verb: Command<V>, keysOf: (actor: Actor, input: unknown) => AttemptKey[] = ownReentry): Command<V> {
  const call = (actor: Actor, input: unknown, meta: CommandMeta = {}) => {
    // The answer kept for a key would tell a second caller that the password had been right.
    const once = { ...meta, idempotencyKey: undefined }
    const keys = verb.schema.safeParse(input).success ? keysOf(actor, input) : []
    return countAttempt(keys, meta.locale ?? (actor.kind === 'person' ? actor.locale : 'en'), () => verb(actor, input, once))
  }
  return Object.assign(call, { commandName: verb.commandName, schema: verb.schema, audited: verb.audited })
}
