import { type Actor, grantsOf } from '@/lib/core/actor'

/** Templates belong to the whole installation: whoever holds any role reads them. */
export function mayReadTemplates(actor: Actor): boolean {
  if (actor.kind === 'job') return true
  if (actor.kind === 'token' && !actor.scopes.includes('read')) return false
  return grantsOf(actor).length > 0
}
