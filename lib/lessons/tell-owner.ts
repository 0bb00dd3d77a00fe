import { type Actor, personIdOf } from '@/lib/core/actor'
import type { Tx } from '@/lib/core/db/client'
import { tell } from '@/lib/notifications/tell'
import { nameOf } from '@/lib/releases/release-record'
import { dayOf } from './rules'

/** Tells somebody that an action is theirs now, unless they gave it to themselves. Once for each owner of an action. */
export async function tellOwner(
  tx: Tx,
  actor: Actor,
  action: { id: string; checklistId: string; text: string; ownerId: string; dueOn: Date },
): Promise<void> {
  if (personIdOf(actor) === action.ownerId) return
  const release = await tx.release.findUnique({
    where: { checklistId: action.checklistId },
    select: { id: true, title: true, releaseVersion: true, integrationId: true, environment: { select: { name: true } } },
  })
  if (!release) return
  await tell(tx, {
    personIds: [action.ownerId],
    kind: 'lesson_action',
    params: { release: nameOf(release), action: action.text, dueOn: dayOf(action.dueOn), by: actor.name },
    href: `/releases/${release.id}/lessons#action-${action.id}`,
    integrationId: release.integrationId,
    dedupKey: `lesson_action:${action.id}:${action.ownerId}`,
  })
}
