import { type Actor, mayRead } from '@/lib/core/actor'
import { now as clock } from '@/lib/core/clock'
import { db } from '@/lib/core/db/client'
import { can } from '@/lib/core/permissions'
import { hookAddress } from './hook-address'
import { openHookSecrets } from './hook-secret'
import { exampleCommand, namesOfEnvironment } from './rules'
import { DeliveryNote, type HookKind, hookKinds } from './schema'

/** What the door of a webhook needs to judge a delivery; `gone` when the hook was removed. Never leaves the server. */
export type HookAtDoor =
  | { state: 'unknown' | 'gone' }
  | { state: 'here'; id: string; kind: HookKind; name: string; secrets: string[]; names: string[] }

/** The hook behind an address, with its secrets, for the door alone. */
export async function openHook(hookId: string): Promise<HookAtDoor> {
  const hook = await db.deploymentHook.findUnique({
    where: { id: hookId },
    include: { environment: { select: { key: true, name: true } } },
  })
  if (!hook) return { state: 'unknown' }
  if (hook.removedAt) return { state: 'gone' }
  const kind = hookKinds.find((one) => one === hook.kind)
  // A kind this code does not know is no door.
  if (!kind) return { state: 'unknown' }
  const secrets = openHookSecrets(hook.id, hook.secret, clock())
  return { state: 'here', id: hook.id, kind, name: hook.name, secrets, names: namesOfEnvironment(hook, hook.environment) }
}

/** The deployment webhooks of an integration's environments, without their secrets. Null when it is not there for this actor. */
export async function listHooks(actor: Actor, { integrationId }: { integrationId: string }) {
  if (!mayRead(actor, integrationId)) return null
  const rows = await db.deploymentHook.findMany({
    where: { environment: { integrationId, archivedAt: null }, removedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      kind: true,
      name: true,
      environmentName: true,
      createdByName: true,
      createdAt: true,
      lastAt: true,
      lastSummary: true,
      environment: { select: { id: true, key: true, name: true } },
    },
  })
  return {
    hooks: rows.map(({ lastSummary, ...row }) => {
      const kind = hookKinds.find((one) => one === row.kind) ?? null
      const address = hookAddress(row.id)
      return { ...row, kind, address, example: kind ? exampleCommand(kind, address) : null, last: readNote(lastSummary) }
    }),
    may: {
      create: can(actor, 'hook.create', integrationId),
      rotate: can(actor, 'hook.rotate', integrationId),
      remove: can(actor, 'hook.remove', integrationId),
    },
  }
}
export type ListedHooks = NonNullable<Awaited<ReturnType<typeof listHooks>>>
export type ListedHook = ListedHooks['hooks'][number]

function readNote(stored: string | null): DeliveryNote | null {
  if (!stored) return null
  try {
    return DeliveryNote.safeParse(JSON.parse(stored)).data ?? null
  } catch {
    return null
  }
}
