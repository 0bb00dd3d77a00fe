import { clayIntegration } from './clay-integration'
import { datedRelease } from './dated-release'
import { generalRelease } from './general-release'
import { qwedGoLive } from './qwed-go-live'
import { recsysReadiness } from './recsys-readiness'
import type { ShippedTemplate } from './shipped-template'
import { uppzyRelease } from './uppzy-release'

/** What ships with the product: the plans of five teams, and a short one for any service. */
export const shippedTemplates: readonly ShippedTemplate[] = [
  datedRelease,
  uppzyRelease,
  qwedGoLive,
  recsysReadiness,
  clayIntegration,
  generalRelease,
]
