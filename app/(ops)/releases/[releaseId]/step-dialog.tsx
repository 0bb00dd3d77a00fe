'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Dialog, DialogClose, DialogFooter } from '@/components/ui/dialog'
import { RefusalNote } from '@/components/ui/refusal-note'
import { Time } from '@/components/ui/time'
import { useCommand } from '@/components/ui/use-command'
import { useNow } from '@/components/ui/use-now'
import type { ReleaseView } from '@/lib/releases/view'
import { completeReleaseAction, startReleaseAction } from '../actions'
import { BlockerList } from './blocker-list'
import { useRefresh } from './use-refresh'

type Props = {
  release: ReleaseView
  step: 'start' | 'complete' /** Opens the request for an override; null where the reader cannot ask for one. */
  onOverride: (() => void) | null
  onClose: () => void
}

/** Starting or completing: needs GO. Without it the reasons are listed here, and what can be done about them. */
export function StepDialog({ release, step, onOverride, onClose }: Props) {
  const t = useTranslations('releases.act')
  const common = useTranslations('common')
  const refresh = useRefresh(release.id)
  const { verdict } = release
  const command = useCommand(step === 'start' ? startReleaseAction : completeReleaseAction, {
    success: t(step === 'start' ? 'started' : 'completed'),
    onDone: () => {
      onClose()
      refresh()
    },
    onRefused: refresh,
  })
  const overridden = release.overrides.some((override) => override.state === 'confirmed' && override.step === verdict?.step)
  const go = verdict?.call === 'go'
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())} title={t(`${step}_title`)}>
      <div className="grid gap-3 text-ink-2">
        {go || overridden ? <p>{t(`${step}_explain`)}</p> : null}
        {go ? null : (
          <>
            <Callout tone={verdict?.call === 'nogo' ? 'nogo' : 'hold'} role="status">
              {t(overridden ? 'overridden' : 'not_go', { call: verdict?.call ?? 'hold' })} {t('not_go_explain')}
            </Callout>
            <div
              className="max-h-72 overflow-y-auto rounded-md border border-line"
              tabIndex={0}
              role="region"
              aria-label={t('not_go_explain')}
            >
              <BlockerList blockers={verdict?.blockers ?? []} zone={release.window.timeZone} links={false} />
            </div>
          </>
        )}
        {step === 'start' ? <WindowNote release={release} /> : null}
        <RefusalNote refusal={command.refusal} />
      </div>
      <DialogFooter>
        {!go && !overridden && onOverride ? (
          <Button variant="danger" onClick={onOverride}>
            {t('need_override')}
          </Button>
        ) : null}
        <DialogClose>
          <Button>{common(go || overridden ? 'cancel' : 'close')}</Button>
        </DialogClose>
        {go || overridden ? (
          <Button variant={go ? 'primary' : 'danger'} pending={command.pending} onClick={() => void command.run({ releaseId: release.id })}>
            {t(`${step}_do`)}
          </Button>
        ) : null}
      </DialogFooter>
    </Dialog>
  )
}

/** A start outside the window is not refused, and is said. */
function WindowNote({ release }: { release: ReleaseView }) {
  const t = useTranslations('releases.act')
  const now = useNow()
  const { start, end, timeZone } = release.window
  if (now < new Date(start).getTime())
    return <p className="text-hold">{t.rich('early', { time: () => <Time at={start} zone={timeZone} relative /> })}</p>
  if (now > new Date(end).getTime())
    return <p className="text-hold">{t.rich('late', { time: () => <Time at={end} zone={timeZone} relative /> })}</p>
  return null
}
