export type RiskLevel = 'low' | 'medium' | 'high'

/** How heavy a risk is by probability times impact, each 1 to 3: up to 2 minor, up to 4 moderate, above that severe. */
export type RiskWeight = 'minor' | 'moderate' | 'severe'

const worth: Record<RiskLevel, number> = { low: 1, medium: 2, high: 3 }

/** The weight of a risk; the same in each cell of the matrix, whatever happened to it. */
export function weighRisk(probability: RiskLevel, impact: RiskLevel): RiskWeight {
  const product = worth[probability] * worth[impact]
  return product <= 2 ? 'minor' : product <= 4 ? 'moderate' : 'severe'
}

/** Probability times impact, 1 to 9. */
export const scoreRisk = (probability: RiskLevel, impact: RiskLevel): number => worth[probability] * worth[impact]
