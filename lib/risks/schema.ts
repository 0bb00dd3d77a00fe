import { z } from 'zod'
import { line, optionalLine, optionalText } from '@/lib/templates/fields'
import { RISK_LEVELS } from '@/lib/templates/parts'

export const RISK_STATES = ['open', 'accepted', 'occurred', 'closed'] as const
export type RiskState = (typeof RISK_STATES)[number]

const words = {
  text: line(300),
  textZh: optionalLine(300),
  probability: z.enum(RISK_LEVELS),
  impact: z.enum(RISK_LEVELS),
  mitigation: optionalText(1000),
  mitigationZh: optionalText(1000),
  /** Who watches it; null for nobody. */
  ownerId: z.uuid().nullable().default(null),
  state: z.enum(RISK_STATES).default('open'),
  /** What came of it: why it was accepted, what happened. */
  note: optionalText(2000),
}

export const AddRiskInput = z.strictObject({ releaseId: z.uuid(), ...words })
/** The risk as it is to be from now on. */
export const EditRiskInput = z.strictObject({ riskId: z.uuid(), ...words })
export const RiskIdInput = z.strictObject({ riskId: z.uuid() })
