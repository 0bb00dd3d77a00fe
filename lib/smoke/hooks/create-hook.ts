import { randomUUID } from 'node:crypto'
import { personIdOf } from '@/lib/core/actor'
import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { fingerprintOf } from '@/lib/core/secrets'
import { integrationOfEnvironment, lockActiveEnvironment } from '@/lib/integrations/locks'
import { shownOnce } from '@/lib/people/shown-once'
import { newHookSecret, sealHookSecret } from './hook-secret'
import { CreateHookInput } from './schema'
import { hookAddress } from './hook-address'
import { touchedByHook } from './touched'

/** Most hooks of one environment: each is a door. */
export const mostHooks = 20

/**
 * Makes the address where deployments of an environment are told. Its signing secret is in the answer and nowhere else: the database
 * keeps it encrypted, and no page shows it again.
 */
export const createHook = shownOnce(
  command({
    name: 'hook.create',
    input: CreateHookInput,
    integration: integrationOfEnvironment,
    run: async ({ tx, actor, input, now }) => {
      const environment = await lockActiveEnvironment(tx, input.environmentId)
      const live = await tx.deploymentHook.findMany({
        where: { environmentId: environment.id, removedAt: null },
        select: { name: true },
      })
      if (live.length >= mostHooks) throw refuse('too_many_hooks', { max: mostHooks })
      if (live.some((hook) => hook.name === input.name)) throw refuse('hook_name_taken', { name: input.name }, { field: 'name' })
      const id = randomUUID()
      const { kind, name } = input
      const environmentName = kind === 'github' ? (input.environmentName ?? null) : null
      const secret = newHookSecret(kind)
      await tx.deploymentHook.create({
        data: {
          id,
          environmentId: environment.id,
          kind,
          name,
          environmentName,
          secret: sealHookSecret(id, { current: secret, previous: null }),
          createdById: personIdOf(actor),
          createdByName: actor.name,
          createdAt: now,
        },
      })
      const place = { integrationId: environment.integrationId, environmentId: environment.id }
      return {
        value: { hookId: id, address: hookAddress(id), secret },
        audit: {
          entity: { type: 'hook', id, label: `${environment.integration.name} · ${environment.name} · ${name}` },
          before: null,
          after: { kind, name, environmentName, secret: fingerprintOf(secret) },
        },
        touched: touchedByHook(place),
        changes: [{ ...place, kind: 'access', summary: `Deployment webhook ${name} created`, details: { what: 'hook_created', name } }],
      }
    },
  }),
)
