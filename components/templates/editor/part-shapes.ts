import type { z } from 'zod'
import { PlanAlert, PlanCommunication, PlanMetadata, PlanMetric, PlanPrompt, PlanRisk, PlanTrigger, PlanWatch } from '@/lib/templates/parts'
import { TemplateFact, TemplateSlot } from '@/lib/templates/schema'
import type { PartName } from './operation'

/** The shape of one entry of each list, how many there may be, and the name that tells entries apart for a reader. */
export const partShapes: Record<PartName, { shape: z.ZodType; max: number; name: string; keyed: boolean }> = {
  facts: { shape: TemplateFact, max: 50, name: 'label', keyed: true },
  slots: { shape: TemplateSlot, max: 20, name: 'name', keyed: false },
  metadata: { shape: PlanMetadata, max: 50, name: 'label', keyed: false },
  metrics: { shape: PlanMetric, max: 50, name: 'title', keyed: true },
  watches: { shape: PlanWatch, max: 30, name: 'title', keyed: true },
  communications: { shape: PlanCommunication, max: 50, name: 'title', keyed: true },
  risks: { shape: PlanRisk, max: 100, name: 'text', keyed: false },
  triggers: { shape: PlanTrigger, max: 50, name: 'text', keyed: false },
  alerts: { shape: PlanAlert, max: 100, name: 'name', keyed: false },
  prompts: { shape: PlanPrompt, max: 20, name: 'title', keyed: true },
}

/** What a reader calls an entry. */
export function entryName(part: PartName, entry: unknown): string {
  const name = (entry as Record<string, unknown> | undefined)?.[partShapes[part].name]
  return typeof name === 'string' ? name : ''
}
