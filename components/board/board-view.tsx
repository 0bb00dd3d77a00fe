'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { PageHeader } from '@/components/ui/page-header'
import type { Board } from '@/lib/board/schema'
import type { Wire } from '@/lib/core/wire'
import { InFlightPanel } from './in-flight-panel'
import { NeedsPanel } from './needs-panel'
import { PlacesPanel } from './places-panel'

/** The board: made on the server, then kept current: every verb that moves a line of it touches `board`. */
export function BoardView({ initial }: { initial: Wire<Board> }) {
  const t = useTranslations('board')
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
