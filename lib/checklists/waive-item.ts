import { personIdOf } from '@/lib/core/actor'
import { command } from '@/lib/core/command'
import { notFound, refuse } from '@/lib/core/refusal'
import { readMoment } from '@/lib/integrations/moment'
import { decideWaive } from './decide'
import { eligiblePerson } from './eligible-person'
import { changeItem, demand, integrationOfItem, lockItem, tellItem } from './lock-item'
import { activeWaiver, stateWithoutWaiver } from './rules'
import { WaiveItemInput } from './schema'

/**
 * Excuses one item until an end, under somebody's name, for a reason. What the item said before (open, failed) is kept and counts again
 * when the waiver ends. Only a person waives.
 */
export const waiveItem = command({
  name: 'item.waive',
  input: WaiveItemInput,
  integration: integrationOfItem,
  run: async ({ tx, actor, input, now, expectVersion }) => {
    const locked = await lockItem(tx, input.itemId)
    const { item, standing, releaseId } = locked
    expectVersion({ version: item.version, value: tellItem(item) })
    const endsAt = readMoment(input.endsAt, item.checklist.timeZone)
    if (!endsAt) throw refuse('bad_input', { count: 1 }, { status: 400, field: 'endsAt' })
    const ruling = decideWaive(standing, activeWaiver(item.waivers, now) !== null, endsAt, now)
    if (!ruling.ok && ruling.code.startsWith('waiver_')) throw refuse(ruling.code, ruling.params, { status: 400, field: 'endsAt' })
    demand(ruling)
    const { integrationId, environmentId } = item.checklist
    const owner = await eligiblePerson(tx, input.ownerId, integrationId, 'ownerId')
    const createdById = personIdOf(actor)
    if (!createdById) throw notFound('person')
    const waiver = { ownerId: owner.id, ownerName: owner.name, reason: input.reason, endsAt }
    await tx.waiver.create({ data: { ...waiver, itemId: item.id, createdById, createdByName: actor.name, createdAt: now } })
    const before = stateWithoutWaiver(item)
    // The reason of a failure stays on the item, so that the failure is back when the waiver ends.
    const data = {
      state: 'waived' as const,
      reason: before === 'failed' ? item.reason : '',
      settledById: createdById,
      settledByName: actor.name,
      settledAt: now,
    }
    const outcome = await changeItem(tx, locked, data, { before: { state: before }, after: { state: 'waived', waiver } })
    return {
      ...outcome,
      changes: [
        {
          kind: 'release',
          summary: `Waived: ${item.text}`,
          integrationId,
          environmentId,
          releaseId,
          details: { what: 'item_waived', item: item.text, itemZh: item.textZh },
        },
      ],
    }
  },
})
