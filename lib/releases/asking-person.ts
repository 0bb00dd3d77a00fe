import type { Actor, PersonActor } from '@/lib/core/actor'
import { refuse } from '@/lib/core/refusal'

/** The person who acts; the permission table has refused everybody else before, and this says so to the compiler. */
export function askingPerson(actor: Actor): PersonActor {
  if (actor.kind !== 'person') throw refuse('denied_person_only', {}, { status: 403 })
  return actor
}
