import { job } from '@/lib/core/actor'
import { installSlotRoles } from '@/lib/people/install-slot-roles'
import { installShippedTemplates } from '@/lib/templates/install-shipped-templates'

/**
 * What every installation holds from its first start on, demo or not: slot roles and the shipped templates. Does nothing the second time.
 */
export async function installShipped(): Promise<void> {
  const answer = await installSlotRoles(job('start'), {})
  if (!answer.ok) throw new Error(answer.refusal.message)
  await installShippedTemplates()
}
