import type { Command } from '@/lib/core/command'

/**
 * A verb whose answer holds a secret that is shown once. An idempotency key would keep that answer in the database in plain, so it is left
 * out: such a verb called twice makes two, and the first can be revoked.
 */
export function shownOnce<V>(verb: Command<V>): Command<V> {
  const call: Command<V> = Object.assign(
    (actor: Parameters<Command<V>>[0], input: unknown, meta: Parameters<Command<V>>[2] = {}) =>
      verb(actor, input, { ...meta, idempotencyKey: undefined }),
    { commandName: verb.commandName, schema: verb.schema, audited: verb.audited },
  )
  return call
}
