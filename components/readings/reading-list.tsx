'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useBilingual } from '@/components/releases/use-words'
import { Button } from '@/components/ui/button'
import { Chip, type ChipTone } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel, PanelRow } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { ReadingStanding } from '@/lib/readings/rules'
import type { ReadingsView, ReadingView } from '@/lib/readings/view'

const tones: Record<ReadingStanding, ChipTone> = {
  coming: 'plain',
  due: 'hold',
  missed: 'nogo',
  entered: 'go',
  entered_late: 'hold',
  settled: 'plain',
}

/** Coming readings shown before one asks for the rest. */
const shownComing = 3

/** The readings in the order of their times, each with where it stands and, where it waits, the way to enter it. */
export function ReadingList({ view, onEnter }: { view: ReadingsView; onEnter: (reading: ReadingView) => void }) {
  const t = useTranslations('readings')
  const [all, setAll] = useState(false)
  const coming = view.readings.filter((reading) => reading.standing === 'coming')
  const hidden = all ? new Set<string>() : new Set(coming.slice(shownComing).map((reading) => reading.itemId))
  const shown = view.readings.filter((reading) => !hidden.has(reading.itemId))
  const count = (standing: ReadingStanding) => view.readings.filter((reading) => reading.standing === standing).length
  if (view.readings.length === 0) {
    return (
      <Panel title={t('list')}>
        <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
      </Panel>
    )
  }
  return (
    <Panel
      title={t('list')}
      meta={t('counts', {
        due: count('due'),
        missed: count('missed'),
        entered: count('entered') + count('entered_late'),
        coming: count('coming'),
      })}
    >
      <ul>
        {shown.map((reading) => (
          <li key={reading.itemId} id={`item-${reading.itemId}`} tabIndex={-1} className="border-t border-line first:border-t-0">
            <ReadingRow view={view} reading={reading} onEnter={onEnter} />
          </li>
        ))}
      </ul>
      {hidden.size > 0 ? (
        <PanelRow>
          <Button size="sm" variant="ghost" onClick={() => setAll(true)}>
            {t('showComing', { count: hidden.size })}
          </Button>
        </PanelRow>
      ) : null}
    </Panel>
  )
}

function ReadingRow({ view, reading, onEnter }: { view: ReadingsView; reading: ReadingView; onEnter: (reading: ReadingView) => void }) {
  const t = useTranslations('readings')
  const say = useBilingual()
  const { standing } = reading
  const waits = standing === 'due' || standing === 'missed'
  const outside = reading.figures.filter((figure) => figure.worth === 'alarm' || figure.worth === 'off_target').length
  return (
    <PanelRow className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <span className="w-30">
        <Chip tone={tones[standing]}>{t(`standing.${standing}`)}</Chip>
      </span>
      <div className="min-w-0 flex-1 basis-56">
        <p className="break-words">{say(reading.text, reading.textZh)}</p>
        <p className="text-xs text-ink-3">
          {reading.dueAt ? <Time at={reading.dueAt} zone={view.timeZone} relative={standing !== 'entered'} /> : t('noTime')}
          {standing === 'due' && reading.missedAfter
            ? t.rich('missedAfter', { time: () => <Time at={reading.missedAfter ?? ''} zone={view.timeZone} look="clock" /> })
            : null}
          {reading.enteredAt && reading.enteredByName
            ? t.rich('enteredBy', { name: reading.enteredByName, time: () => <Time at={reading.enteredAt ?? ''} zone={view.timeZone} /> })
            : null}
          {reading.entries > 1 ? t('entries', { count: reading.entries }) : null}
        </p>
        {reading.note ? <p className="mt-0.5 text-sm whitespace-pre-wrap text-ink-2">{reading.note}</p> : null}
      </div>
      {outside > 0 ? (
        <Chip tone={reading.figures.some((figure) => figure.worth === 'alarm') ? 'nogo' : 'hold'}>{t('outside', { count: outside })}</Chip>
      ) : null}
      {view.mayRecord && standing !== 'settled' ? (
        <Button size="sm" variant={waits ? 'primary' : standing === 'coming' ? 'ghost' : 'default'} onClick={() => onEnter(reading)}>
          {t(standing === 'missed' ? 'enterLate' : reading.entries > 0 ? 'enterAgain' : 'enter')}
          <span className="sr-only">: {say(reading.text, reading.textZh)}</span>
        </Button>
      ) : null}
    </PanelRow>
  )
}
