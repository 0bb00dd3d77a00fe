'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { MoveFollows } from '@/components/timeline/move-follows'
import { Callout } from '@/components/ui/callout'
import { CommandForm } from '@/components/ui/command-form'
import { Dialog, DialogFooter } from '@/components/ui/dialog'
import { SubmitButton } from '@/components/ui/submit-button'
import type { MovePreviewView } from '@/lib/releases/timeline-queries'
import { toLocalInput, zonedMoment } from '@/lib/releases/zoned-moment'
import { updateReleaseAction } from '../../actions'
import { WindowFields, windowValues } from '../../fields/window-fields'

type Window = { start: string; end: string; timeZone: string }
type Props = { releaseId: string; held: Window; proposed: Window; onClose: () => void; onMoved: () => void }

/**
 * Moves the window: exact times, what would follow from them, and only then the button. What is confirmed is what was shown: a release that
 * somebody else changed meanwhile is refused.
 */
export function MoveWindowDialog({ releaseId, held, proposed, onClose, onMoved }: Props) {
  const t = useTranslations('timeline.move')
  // What was proposed when the window opened: the page behind it goes on living.
  const [first] = useState(proposed)
  const [asked, setAsked] = useState(proposed)
  const { preview, problem, fresh } = usePreview(releaseId, asked)
  const same =
    Date.parse(exact(asked.start, asked.timeZone)) === Date.parse(held.start) &&
    Date.parse(exact(asked.end, asked.timeZone)) === Date.parse(held.end) &&
    asked.timeZone === held.timeZone
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())} size="lg" title={t('title')} description={t('description')}>
      <CommandForm
        action={updateReleaseAction}
        toInput={(data) => ({ releaseId, window: precise(first, windowValues(data)) })}
        meta={() => ({ expectedVersion: preview?.rowVersion })}
        success={t('done')}
        onDone={onMoved}
        onChange={(event) => setAsked(precise(first, windowValues(new FormData(event.currentTarget))))}
      >
        <WindowFields window={first} hideLegend />
        {problem ? <Callout tone="hold">{problem}</Callout> : null}
        {same ? <Callout>{t('same')}</Callout> : preview && !problem ? <MoveFollows preview={preview} pending={!fresh} /> : null}
        <DialogFooter>
          <SubmitButton disabled={!fresh || same || problem !== null}>{t('confirm')}</SubmitButton>
        </DialogFooter>
      </CommandForm>
    </Dialog>
  )
}

/** Fields show minutes: a time that was left alone keeps its seconds. */
function precise(first: Window, typed: Window): Window {
  const keep = (name: 'start' | 'end') =>
    typed.timeZone === first.timeZone && typed[name] === toLocalInput(new Date(first[name]), first.timeZone) ? first[name] : typed[name]
  return { start: keep('start'), end: keep('end'), timeZone: typed.timeZone }
}

const exact = (time: string, zone: string) => (time.endsWith('Z') ? time : (zonedMoment(time, zone)?.at.toISOString() ?? ''))

/** What would follow, read from the server, which will do it. `fresh` when it is about exactly what was asked. */
function usePreview(releaseId: string, asked: Window): { preview: MovePreviewView | null; problem: string | null; fresh: boolean } {
  const { data, isPlaceholderData, isError } = useQuery({
    queryKey: ['release', releaseId, 'move-preview', asked.start, asked.end, asked.timeZone],
    queryFn: async (): Promise<{ preview: MovePreviewView | null; problem: string | null }> => {
      const response = await fetch(`/api/v1/releases/${releaseId}/move-preview?${new URLSearchParams(asked)}`, { cache: 'no-store' })
      if (response.ok) return { preview: (await response.json()) as MovePreviewView, problem: null }
      if (response.status >= 500) throw new Error(`preview answered ${response.status}`)
      const said = (await response.json()) as { detail: string; errors?: { message: string }[] }
      return { preview: null, problem: said.errors?.[0]?.message ?? said.detail }
    },
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const t = useTranslations('common')
  if (isError) return { preview: null, problem: t('unreachable'), fresh: false }
  return {
    preview: data?.preview ?? null,
    problem: data?.problem ?? null,
    fresh: data !== undefined && data.preview !== null && !isPlaceholderData,
  }
}
