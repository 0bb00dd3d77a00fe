import { command } from '@/lib/core/command'
import { notFound, refuse } from '@/lib/core/refusal'
import { stateOfWindow } from './rules'
import { WindowIdInput } from './schema'
import { touchedByWindow } from './touched'

/** Ends a maintenance window now; one that has not begun never will. It stays in the record. Refuses one that is over. */
export const endWindow = command({
  name: 'maintenance.end',
  input: WindowIdInput,
  integration: async (tx, { windowId }) => {
    const found = await tx.maintenanceWindow.findUnique({
      where: { id: windowId },
      select: { environment: { select: { integrationId: true } } },
    })
    return found?.environment.integrationId ?? null
  },
  run: async ({ tx, actor, input, now }) => {
    await tx.$queryRaw`select id from maintenance_windows where id = ${input.windowId}::uuid for update`
    const window = await tx.maintenanceWindow.findUnique({
      where: { id: input.windowId },
      include: { environment: { include: { integration: { select: { name: true } } } } },
    })
    if (!window) throw notFound('maintenance')
    if (stateOfWindow(window, now) === 'over') throw refuse('window_is_over')
    await tx.maintenanceWindow.update({ where: { id: window.id }, data: { endedAt: now, endedByName: actor.name } })
    const { environment, reason, suiteId } = window
    const suite = suiteId ? await tx.smokeSuite.findUnique({ where: { id: suiteId }, select: { name: true } }) : null
    const place = { integrationId: environment.integrationId, environmentId: environment.id }
    return {
      value: { id: window.id },
      audit: {
        entity: {
          type: 'maintenance',
          id: window.id,
          label: [environment.integration.name, environment.name, suite?.name].filter(Boolean).join(' · '),
        },
        before: { startsAt: window.startsAt, endsAt: window.endsAt, reason },
        after: { endedAt: now },
      },
      touched: touchedByWindow({ ...place, suiteId }),
      changes: [
        {
          ...place,
          kind: 'maintenance',
          summary: `Maintenance ended: ${reason}`,
          details: { what: 'maintenance_ended', reason, suiteId },
        },
      ],
    }
  },
})
