import { command } from '@/lib/core/command'
import { notFound } from '@/lib/core/refusal'
import { lockActiveEnvironment, touchedBy } from './locks'
import { FreezeIdInput } from './schema'

/** Lifts a freeze before its end. It stays in the record, with when it was lifted. */
export const removeFreeze = command({
  name: 'freeze.remove',
  input: FreezeIdInput,
  integration: async (tx, { freezeId }) => {
    const found = await tx.freeze.findUnique({ where: { id: freezeId }, select: { environment: { select: { integrationId: true } } } })
    return found?.environment.integrationId ?? null
  },
  run: async ({ tx, input, now, emit }) => {
    const named = await tx.freeze.findUnique({ where: { id: input.freezeId } })
    if (!named) throw notFound('freeze')
    const environment = await lockActiveEnvironment(tx, named.environmentId)
    const { count } = await tx.freeze.updateMany({ where: { id: named.id, removedAt: null }, data: { removedAt: now } })
    if (count === 0) throw notFound('freeze')
    const place = { integrationId: environment.integrationId, environmentId: environment.id }
    await emit('environment.changed', { ...place, freezeId: named.id })
    return {
      value: { id: named.id },
      audit: {
        entity: { type: 'freeze', id: named.id, label: `${environment.integration.name} · ${environment.name}` },
        before: { startsAt: named.startsAt, endsAt: named.endsAt, reason: named.reason },
        after: { removedAt: now },
      },
      touched: touchedBy(environment.integrationId),
      changes: [
        { ...place, kind: 'freeze', summary: `Freeze lifted: ${named.reason}`, details: { what: 'freeze_removed', reason: named.reason } },
      ],
    }
  },
})
