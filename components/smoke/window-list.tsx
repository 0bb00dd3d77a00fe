'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Chip, type ChipTone } from '@/components/ui/chip'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { PanelRow } from '@/components/ui/panel'
import { TimeRange } from '@/components/ui/time'
import type { TriggerActions, WireWindow } from './trigger-actions'

const tones: Record<WireWindow['state'], ChipTone> = { running: 'hold', coming: 'accent', over: 'idle' }

type Props = {
  windows: readonly WireWindow[]
  /** Without it nothing can be ended here. */
  end?: TriggerActions['endWindow']
  onDone: () => void
}

/** Maintenance windows, running and coming; those that are over are folded away. */
export function WindowList({ windows, end, onDone }: Props) {
  const t = useTranslations('triggers.windows')
  const open = windows.filter((window) => window.state !== 'over')
  const over = windows.filter((window) => window.state === 'over')
  return (
    <>
      {open.map((window) => (
        <WindowRow key={window.id} window={window} end={end} onDone={onDone} />
      ))}
      {over.length > 0 ? (
        <PanelRow>
          <details>
            <summary className="cursor-pointer text-sm text-ink-2 hover:text-ink">{t('over', { count: over.length })}</summary>
            <div className="-mx-3.5 mt-1.5">
              {over.map((window) => (
                <WindowRow key={window.id} window={window} onDone={onDone} />
              ))}
            </div>
          </details>
        </PanelRow>
      ) : null}
    </>
  )
}

function WindowRow({ window, end, onDone }: { window: WireWindow; end?: Props['end']; onDone: () => void }) {
  const t = useTranslations('triggers.windows')
  return (
    <PanelRow className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <Chip tone={tones[window.state]}>{t(`state.${window.state}`)}</Chip>
      <TimeRange from={window.startsAt} to={window.endedAt ?? window.endsAt} zone={window.environment.timeZone} />
      <span>
        {window.environment.name}
        <span className="text-ink-2"> · {window.suiteName ?? t('whole')}</span>
      </span>
      <span className="min-w-0 break-words">{window.reason}</span>
      <span className="text-ink-3">
        {window.endedByName ? t('endedBy', { by: window.createdByName, ended: window.endedByName }) : t('by', { by: window.createdByName })}
      </span>
      {end ? (
        <span className="ml-auto">
          <ConfirmDialog
            trigger={
              <Button size="sm">
                {window.state === 'coming' ? t('callOff') : t('end')}
                <span className="sr-only"> {window.reason}</span>
              </Button>
            }
            title={window.state === 'coming' ? t('callOffTitle', { reason: window.reason }) : t('endTitle', { reason: window.reason })}
            confirm={window.state === 'coming' ? t('callOff') : t('endConfirm')}
            run={() => end({ windowId: window.id })}
            success={t('ended')}
            onDone={onDone}
          >
            {window.state === 'coming' ? t('callOffText') : t('endText')}
          </ConfirmDialog>
        </span>
      ) : null}
    </PanelRow>
  )
}
