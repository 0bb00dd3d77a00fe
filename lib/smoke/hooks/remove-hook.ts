import { command } from '@/lib/core/command'
import { integrationOfHook, lockHook } from './locks'
import { HookIdInput } from './schema'
import { touchedByHook } from './touched'

/** Closes a deployment webhook for good: its address answers 410 from then on. It stays in the record, without its secret. */
export const removeHook = command({
  name: 'hook.remove',
  input: HookIdInput,
  integration: integrationOfHook,
  run: async ({ tx, input, now }) => {
    const { id, name, kind, environment } = await lockHook(tx, input.hookId)
    await tx.deploymentHook.update({ where: { id }, data: { removedAt: now, secret: '' } })
    const place = { integrationId: environment.integrationId, environmentId: environment.id }
    return {
      value: { hookId: id },
      audit: {
        entity: { type: 'hook', id, label: `${environment.integration.name} · ${environment.name} · ${name}` },
        before: { kind, name },
        after: { removedAt: now },
      },
      touched: touchedByHook(place),
      changes: [{ ...place, kind: 'access', summary: `Deployment webhook ${name} removed`, details: { what: 'hook_removed', name } }],
    }
  },
})
