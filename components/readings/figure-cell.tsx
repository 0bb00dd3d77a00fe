'use client'

import clsx from 'clsx'
import { useFormatter, useTranslations } from 'next-intl'
import { Sign } from '@/components/ui/sign'
import type { KeptFigure } from '@/lib/readings/figures'

/** One figure with its unit, and in words what it is beside its target and threshold. */
export function FigureValue({ figure, className }: { figure: KeptFigure; className?: string }) {
  const t = useTranslations('readings.worth')
  const format = useFormatter()
  const { value, unit, worth } = figure
  const outside = worth === 'alarm' || worth === 'off_target'
  return (
    <span className={clsx('inline-block whitespace-nowrap', className)}>
      <span
        className={clsx('tabular-nums', worth === 'alarm' && 'font-semibold text-nogo', worth === 'off_target' && 'font-medium text-hold')}
      >
        {value === null ? <span className="text-ink-3">{t('no_data')}</span> : format.number(value, { maximumFractionDigits: 6 })}
        {value === null || unit === '' ? null : <span className="text-ink-3"> {unit}</span>}
      </span>
      {outside ? (
        <span className={clsx('flex items-center justify-end gap-1 text-2xs', worth === 'alarm' ? 'text-nogo' : 'text-hold')}>
          <Sign tone={worth === 'alarm' ? 'nogo' : 'hold'} size={9} />
          {t(worth)}
        </span>
      ) : null}
    </span>
  )
}
