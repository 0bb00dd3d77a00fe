'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useLive } from '@/components/live/live-context'
import { ButtonLink } from '@/components/ui/button-link'
import { PageHeader } from '@/components/ui/page-header'
import type { Board } from '@/lib/board/schema'
import type { Wire } from '@/lib/core/wire'
import { InFlightPanel } from './in-flight-panel'
import { NeedsPanel } from './needs-panel'
import { PlacesPanel } from './places-panel'

/** What anybody does may move a line of the board. */
const topics = ['board', 'release', 'checklist', 'integration', 'suite', 'run', 'template'] as const

/** The board: made on the server, then kept current by live notices. */
export function BoardView({ initial }: { initial: Wire<Board> }) {
  const t = useTranslations('board')
  const queries = useQueryClient()
  const { data: board } = useQuery({
    queryKey: ['board'],
    queryFn: async ({ signal }): Promise<Wire<Board>> => {
      const response = await fetch('/api/v1/board', { signal })
      if (!response.ok) throw new Error(String(response.status))
      return (await response.json()) as Wire<Board>
    },
    initialData: initial,
    // Times such as "late" and "GO possible" move without anybody doing anything.
    refetchInterval: 60_000,
  })
  useLive(topics, (topic) => {
    if (topic !== 'board') void queries.invalidateQueries({ queryKey: ['board'] })
  })

  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          board.may.createRelease && board.ready.integrations && board.ready.templates ? (
            <ButtonLink variant="primary" href="/releases/new">
              {t('newRelease')}
            </ButtonLink>
          ) : null
        }
      />
      <div className="grid gap-4">
        <div className="grid items-start gap-4 lg:grid-cols-[1.15fr_1fr]">
          <NeedsPanel board={board} />
          <InFlightPanel board={board} />
        </div>
        <PlacesPanel board={board} />
      </div>
    </>
  )
}
