import type { Tx } from '@/lib/core/db/client'
import { notFound } from '@/lib/core/refusal'

/** A slot role's row, locked until the transaction ends. */
export async function lockSlotRole(tx: Tx, slotRoleId: string) {
  await tx.$queryRaw`select id from slot_roles where id = ${slotRoleId}::uuid for no key update`
  const found = await tx.slotRole.findUnique({ where: { id: slotRoleId } })
  if (!found) throw notFound('slot_role')
  return found
}
