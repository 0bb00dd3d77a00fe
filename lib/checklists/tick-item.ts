import { personIdOf } from '@/lib/core/actor'
import { command } from '@/lib/core/command'
import { decideTick } from './decide'
import { changeItem, demand, integrationOfItem, lockItem, patchOf, tellItem } from './lock-item'
import { ItemIdInput } from './schema'
import { endWaivers, settledBy } from './settle'

/**
 * Ticks an item by hand, once it has the evidence its kind asks for. The same person's second tick changes nothing; another's
 * is refused with the first one's name; a tick that grew too old is renewed. A running waiver of it ends.
 */
export const tickItem = command({
  name: 'item.tick',
  input: ItemIdInput,
  integration: integrationOfItem,
  run: async ({ tx, actor, input, now, expectVersion }) => {
    const locked = await lockItem(tx, input.itemId, now)
    const { item, standing } = locked
    const again =
      item.state === 'done' && !standing.tooOld && !standing.closed && item.settledById !== null && item.settledById === personIdOf(actor)
    if (again) return { value: patchOf(item), audit: null }
    expectVersion({ version: item.version, value: tellItem(item) })
    demand(decideTick(standing))
    if (item.state === 'waived') await endWaivers(tx, item.id, actor.name, now)
    const evidence = item.evidence.map(({ id, kind, digest }) => ({ id, kind, digest }))
    const after = { state: 'done', ...(evidence.length > 0 ? { evidence } : {}) }
    return changeItem(tx, locked, settledBy(actor, 'done', now), {
      before: { state: item.state, ...(item.reason ? { reason: item.reason } : {}) },
      after,
    })
  },
})
