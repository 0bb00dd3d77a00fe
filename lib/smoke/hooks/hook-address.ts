import { publicUrl } from '@/lib/core/env'

/** Where a sender posts its deliveries. */
export function hookAddress(hookId: string): string {
  return `${publicUrl()}/api/webhooks/deployments/${hookId}`
}
