'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'
import { Dialog } from '@/components/ui/dialog'
import { Time } from '@/components/ui/time'
import type { EditState } from './edit-state'
import { useStepText } from './step-text'

/** Every step of the draft, newest first, with who made it; what was undone can be done again. */
export function StepsDialog({ state, open, onOpenChange }: { state: EditState; open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations('editor.history')
  const say = useStepText()
  const waiting = state.pending.flatMap((each) => (each.is === 'do' ? [each.step] : []))
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('title')} description={t('intro')}>
      {state.steps.length + waiting.length === 0 ? <p className="text-sm text-ink-2">{t('none')}</p> : null}
      <ol className="grid max-h-[60vh] gap-1.5 overflow-y-auto text-sm" tabIndex={0} aria-label={t('title')}>
        {waiting.toReversed().map((step) => (
          <li key={step.id} className="flex flex-wrap items-baseline gap-x-2">
            <span className="min-w-0">{say(step.label)}</span>
            <Chip tone="hold">{t('unsaved')}</Chip>
          </li>
        ))}
        {state.steps.toReversed().map((step) => (
          <li key={step.seq} className="flex flex-wrap items-baseline gap-x-2">
            <span className={clsx('min-w-0', step.undone && 'text-ink-3 line-through')}>{say(step.label)}</span>
            {step.undone ? <Chip>{t('undone')}</Chip> : null}
            <span className="text-ink-3">
              {step.byName} · <Time at={step.at} look="relative" />
            </span>
          </li>
        ))}
      </ol>
    </Dialog>
  )
}
