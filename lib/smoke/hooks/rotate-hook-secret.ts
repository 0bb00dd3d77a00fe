import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { fingerprintOf } from '@/lib/core/secrets'
import { shownOnce } from '@/lib/people/shown-once'
import { hookAddress } from './hook-address'
import { keptOldMs, newHookSecret, openHookSecrets, sealHookSecret } from './hook-secret'
import { integrationOfHook, lockHook } from './locks'
import { hookKinds, RotateHookInput } from './schema'
import { touchedByHook } from './touched'

/**
 * Gives a deployment webhook a new signing secret, shown once. The one before ends at once, or in a day when it is kept so that the
 * sender can change without losing a delivery.
 */
export const rotateHookSecret = shownOnce(
  command({
    name: 'hook.rotate',
    input: RotateHookInput,
    integration: integrationOfHook,
    run: async ({ tx, input, now }) => {
      const { id, name, environment, ...hook } = await lockHook(tx, input.hookId)
      const kind = hookKinds.find((one) => one === hook.kind)
      if (!kind) throw refuse('hook_kind_unknown', { kind: hook.kind })
      const [old] = openHookSecrets(id, hook.secret, now)
      const secret = newHookSecret(kind)
      const keptUntil = input.keepOld ? new Date(now.getTime() + keptOldMs) : null
      const previous = keptUntil ? { secret: old, until: keptUntil.toISOString() } : null
      await tx.deploymentHook.update({ where: { id }, data: { secret: sealHookSecret(id, { current: secret, previous }) } })
      const place = { integrationId: environment.integrationId, environmentId: environment.id }
      return {
        value: { hookId: id, address: hookAddress(id), secret, keptUntil },
        audit: {
          entity: { type: 'hook', id, label: `${environment.integration.name} · ${environment.name} · ${name}` },
          before: { secret: fingerprintOf(old) },
          after: { secret: fingerprintOf(secret), keptUntil },
        },
        touched: touchedByHook(place),
        changes: [
          {
            ...place,
            kind: 'access',
            summary: `Secret of deployment webhook ${name} rotated`,
            details: { what: 'hook_rotated', name },
          },
        ],
      }
    },
  }),
)
