'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FeedPanel } from '@/components/calendar/feed-panel'
import { useLive } from '@/components/live/live-context'
import { ZoneLine } from '@/components/timeline/clock'
import { DayList } from '@/components/timeline/day-list'
import { MinutePanel } from '@/components/timeline/minute-panel'
import { TimelineStrip } from '@/components/timeline/timeline-strip'
import { TimelineSummary } from '@/components/timeline/timeline-summary'
import { TimelineTable } from '@/components/timeline/timeline-table'
import { UndatedList } from '@/components/timeline/undated-list'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { useCommand } from '@/components/ui/use-command'
import { useNow } from '@/components/ui/use-now'
import type { FeedView } from '@/lib/calendar/view'
import type { ReleaseHeading as Heading } from '@/lib/releases/heading-queries'
import { buildTimeline } from '@/lib/releases/timeline-model'
import type { TimelineView } from '@/lib/releases/timeline-queries'
import { createFeedAction, revokeFeedAction } from '../../../calendar-actions'
import { startItemAction } from '../../../checklists/actions'
import { readApi } from '../read-api'
import { ReleaseHeading } from '../release-heading'
import { useRefresh } from '../use-refresh'
import { MoveWindowDialog } from './move-window-dialog'

const dayMs = 86_400_000

/** The dated plan of one release; it shows what others do within two seconds. */
export function TimelineScreen({ heading, initial, feeds }: { heading: Heading; initial: TimelineView; feeds: FeedView[] }) {
  const t = useTranslations('timeline')
  const view = useTimeline(initial)
  const refresh = useRefresh(view.id)
  const now = useNow()
  const [look, setLook] = useState<'days' | 'table'>('days')
  const [moving, setMoving] = useState<{ start: string; end: string } | null>(null)
  const begin = useCommand(startItemAction, { toastRefusal: true, onDone: refresh })
  const timeline = buildTimeline(view, now)
  const zone = view.window.timeZone
  const href = (itemId: string) => `/releases/${view.id}#item-${itemId}`
  // By the minute is what one comes for on the day; before and after it, the days are.
  const near = view.endedAt === null && Math.abs(Date.parse(view.window.start) - now) < dayMs
  const minutes = (
    <MinutePanel
      facts={view}
      href={href}
      onBegin={view.may.begin ? (itemId) => void begin.run({ itemId }) : null}
      beginning={begin.pending}
    />
  )
  const iso = (at: number) => new Date(at).toISOString()
  return (
    <>
      <ReleaseHeading
        release={{ ...heading, state: view.state, window: view.window, endedAt: view.endedAt }}
        actions={view.may.move ? <Button onClick={() => setMoving(view.window)}>{t('move.open')}</Button> : undefined}
      />
      <TimelineSummary timeline={timeline} zone={zone} ended={view.endedAt !== null} now={now} href={href} />
      {near ? minutes : null}
      <Panel
        title={t('days')}
        meta={<ZoneLine zone={zone} />}
        actions={
          <Button size="sm" aria-pressed={look === 'table'} onClick={() => setLook(look === 'days' ? 'table' : 'days')}>
            {t('asTable')}
          </Button>
        }
        className="mb-4"
      >
        <TimelineStrip
          facts={view}
          now={now}
          mayMove={view.may.move}
          onTry={(window) => setMoving({ start: iso(window.start), end: iso(window.end) })}
        />
        {timeline.total === 0 ? <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState> : null}
        <div className="border-t border-line">
          {look === 'days' ? (
            <DayList days={timeline.days} zone={zone} href={href} now={now} />
          ) : (
            <TimelineTable days={timeline.days} zone={zone} href={href} now={now} />
          )}
        </div>
        <UndatedList points={timeline.undated} href={href} />
      </Panel>
      {near ? null : minutes}
      <FeedPanel kind="release" subjectId={view.id} initial={feeds} create={createFeedAction} revoke={revokeFeedAction} />
      {moving ? (
        <MoveWindowDialog
          releaseId={view.id}
          held={view.window}
          proposed={{ ...moving, timeZone: zone }}
          onClose={() => setMoving(null)}
          onMoved={() => {
            setMoving(null)
            refresh()
          }}
        />
      ) : null}
    </>
  )
}

function useTimeline(initial: TimelineView): TimelineView {
  const queries = useQueryClient()
  const key = ['release', initial.id, 'timeline']
  const { data } = useQuery({
    queryKey: key,
    queryFn: () => readApi<TimelineView>(`/releases/${initial.id}/timeline`),
    initialData: initial,
    initialDataUpdatedAt: () => Date.parse(initial.readAt),
    // Signatures run out with time, not with a notice.
    refetchInterval: 60_000,
  })
  // Freezes belong to the environment and its integration.
  useLive([`integration:${initial.integrationId}`, `environment:${initial.environmentId}`], () => {
    void queries.invalidateQueries({ queryKey: key })
  })
  return data
}
