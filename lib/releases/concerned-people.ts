import type { Reader } from '@/lib/core/db/client'
import { listHolders } from './slot-holders'

/** What decides whom an item concerns. */
export interface ConcernedItem {
  assigneeId: string | null
  roleKey: string | null
}

/**
 * Whom an item of a release concerns: who it is assigned to, else who holds the role that is expected to do it, else the release's
 * manager. Nobody who can no longer sign in; where that leaves no one, the manager.
 */
export async function concernedPeople(
  reader: Reader,
  release: { integrationId: string; managerId: string },
  item: ConcernedItem,
): Promise<string[]> {
  if (item.assigneeId) {
    const assignee = await reader.person.findUnique({ where: { id: item.assigneeId }, select: { disabledAt: true } })
    if (assignee && !assignee.disabledAt) return [item.assigneeId]
  }
  if (item.roleKey) {
    const holders = await listHolders(reader, release.integrationId, [item.roleKey])
    if (holders.length > 0) return holders.map((holder) => holder.personId)
  }
  return [release.managerId]
}
