import type { ChangeRecord, CommandContext } from '@/lib/core/command'
import { record } from '@/lib/core/command'
import type { Tx } from '@/lib/core/db/client'
import { queueTriggered, schedulesFor } from '../triggers/queue-triggered'
import { lockHook } from './locks'
import { type Delivery, type DeliveryNote, ReceiveDeliveryInput } from './schema'
import { touchedByHook } from './touched'

type Hook = Awaited<ReturnType<typeof lockHook>>
type Context = Pick<CommandContext<unknown>, 'tx' | 'now' | 'emit' | 'actor'>
type Received = {
  value: { did: 'deployed' | 'known' | 'ping' | 'ignored'; runs: string[]; waiting?: number; why?: string }
  note: DeliveryNote | null
  touched: string[]
  changes: ChangeRecord[]
}

/**
 * What a genuine delivery does, all of it or nothing: a deployment becomes a change of the environment, an event, and a run of every suite
 * that is asked to run after deployments there. The same delivery again is known, and does nothing more: the hook's row is locked, and the
 * change itself remembers its delivery.
 */
export const receiveDelivery = record({
  name: 'hook.receive',
  input: ReceiveDeliveryInput,
  run: async ({ tx, actor, input, now, emit }) => {
    const hook = await lockHook(tx, input.hookId)
    const received = await receive({ tx, actor, now, emit }, hook, input.delivery)
    if (received.note) {
      await tx.deploymentHook.update({ where: { id: hook.id }, data: { lastAt: now, lastSummary: JSON.stringify(received.note) } })
    }
    const { integrationId } = hook.environment
    const touched = received.note ? touchedByHook({ integrationId, environmentId: hook.environmentId }) : []
    return { value: received.value, touched: [...touched, ...received.touched], changes: received.changes }
  },
})

const quiet = { touched: [], changes: [] }

async function receive(context: Context, hook: Hook, delivery: Delivery): Promise<Received> {
  if (delivery.kind === 'ping') return { value: { did: 'ping', runs: [] }, note: { did: 'ping' }, ...quiet }
  if (delivery.kind === 'ignored') return ignored(delivery.why, delivery.saw)
  const { environment } = hook
  if (environment.archivedAt || environment.integration.archivedAt) return ignored('archived', null)
  if (await isKnown(context.tx, hook, delivery.deliveryId)) return { value: { did: 'known', runs: [] }, note: null, ...quiet }
  return deploy(context, hook, delivery)
}

const ignored = (why: Extract<DeliveryNote, { did: 'ignored' }>['why'], saw: string | null | undefined): Received => ({
  value: { did: 'ignored', runs: [], why },
  note: { did: 'ignored', why, saw: saw ?? null },
  ...quiet,
})

async function deploy(
  { tx, now, emit }: Context,
  hook: Hook,
  { deliveryId, version, by = null, url = null }: Extract<Delivery, { kind: 'deployment' }>,
): Promise<Received> {
  const place = { integrationId: hook.environment.integrationId, environmentId: hook.environmentId }
  const schedules = await schedulesFor(tx, hook.environmentId, 'deployment')
  const { runs, waiting, touched } = await queueTriggered(tx, schedules, { trigger: 'deployment', by: hook.name, now })
  await emit('deployment.received', { ...place, hookId: hook.id, version, runs })
  return {
    value: { did: 'deployed', runs, waiting },
    note: { did: 'deployed', version, by, url, runs: runs.length + waiting },
    touched: [...touched, 'board'],
    changes: [
      {
        ...place,
        kind: 'deployment',
        summary: `${version} deployed${by ? ` by ${by}` : ''}`,
        details: { what: 'deployed', version, by, url, hookId: hook.id, deliveryId },
      },
    ],
  }
}

/** Whether this delivery has had its effect already. A delivery is known by what is signed of it, so nobody can make it look new. */
async function isKnown(tx: Tx, hook: Hook, deliveryId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from changes where environment_id = ${hook.environmentId}::uuid and kind = 'deployment'
      and details ->> 'hookId' = ${hook.id} and details ->> 'deliveryId' = ${deliveryId} limit 1`
  return rows.length > 0
}
