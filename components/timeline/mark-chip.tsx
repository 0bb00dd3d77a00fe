'use client'

import { useTranslations } from 'next-intl'
import { Chip, type ChipTone } from '@/components/ui/chip'
import type { Mark } from '@/lib/releases/fold-items'

const tones: Record<Mark, ChipTone> = {
  done: 'go',
  excused: 'idle',
  failed: 'nogo',
  missed: 'nogo',
  late: 'nogo',
  due: 'hold',
  stale: 'hold',
  soon: 'hold',
  open: 'plain',
}

/** The colour of a mark, for what is drawn beside its word. */
export const markColour: Record<Mark, string> = {
  done: 'bg-go',
  excused: 'bg-idle',
  failed: 'bg-nogo',
  missed: 'bg-nogo',
  late: 'bg-nogo',
  due: 'bg-hold',
  stale: 'bg-hold',
  soon: 'bg-hold',
  open: 'bg-ink-3',
}

/** How far something is: word, sign and colour. */
export function MarkChip({ mark }: { mark: Mark }) {
  const t = useTranslations('timeline.mark')
  return (
    <Chip tone={tones[mark]} sign={mark === 'open' ? false : undefined}>
      {t(mark)}
    </Chip>
  )
}
