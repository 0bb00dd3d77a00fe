import type { Tx } from '@/lib/core/db/client'
import { notFound } from '@/lib/core/refusal'

/** The hook's row with its place, locked until the transaction ends: deliveries and changes of one hook follow one another. */
export async function lockHook(tx: Tx, hookId: string) {
  await tx.$queryRaw`select id from deployment_hooks where id = ${hookId}::uuid for update`
  const hook = await tx.deploymentHook.findUnique({
    where: { id: hookId },
    include: { environment: { include: { integration: { select: { name: true, archivedAt: true } } } } },
  })
  if (!hook || hook.removedAt) throw notFound('hook')
  return hook
}

/** Which integration a hook belongs to, for the permission table. */
export async function integrationOfHook(tx: Tx, { hookId }: { hookId: string }): Promise<string | null> {
  const found = await tx.deploymentHook.findUnique({
    where: { id: hookId },
    select: { environment: { select: { integrationId: true } } },
  })
  return found?.environment.integrationId ?? null
}
