'use client'

import { useTranslations } from 'next-intl'
import { Chip, type ChipTone } from '@/components/ui/chip'
import type { RiskWeight } from '@/lib/risks/rules'
import type { RiskState } from '@/lib/risks/schema'

const weightTones: Record<RiskWeight, ChipTone> = { minor: 'plain', moderate: 'hold', severe: 'nogo' }
const stateTones: Record<RiskState, ChipTone> = { open: 'plain', accepted: 'hold', occurred: 'nogo', closed: 'go' }

/** How heavy a risk is: a word, and a sign where it is more than minor. */
export function WeightChip({ weight }: { weight: RiskWeight }) {
  const t = useTranslations('risks.weight')
  return <Chip tone={weightTones[weight]}>{t(weight)}</Chip>
}

/** What became of a risk. */
export function RiskStateChip({ state }: { state: RiskState }) {
  const t = useTranslations('risks.state')
  return <Chip tone={stateTones[state]}>{t(state)}</Chip>
}
