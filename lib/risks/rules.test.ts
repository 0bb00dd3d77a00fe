import { expect, it } from 'vitest'
import { scoreRisk, weighRisk } from './rules'

it.each([
  ['low', 'low', 1, 'minor'],
  ['low', 'medium', 2, 'minor'],
  ['medium', 'low', 2, 'minor'],
  ['low', 'high', 3, 'moderate'],
  ['medium', 'medium', 4, 'moderate'],
  ['high', 'medium', 6, 'severe'],
  ['high', 'high', 9, 'severe'],
] as const)('probability %s, impact %s: %i, %s', (probability, impact, score, weight) => {
  expect(scoreRisk(probability, impact)).toBe(score)
  expect(weighRisk(probability, impact)).toBe(weight)
})
