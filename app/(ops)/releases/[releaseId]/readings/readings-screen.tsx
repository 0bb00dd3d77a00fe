'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FiguresTable } from '@/components/readings/figures-table'
import { ReadingList } from '@/components/readings/reading-list'
import { Callout } from '@/components/ui/callout'
import type { ReadingsView } from '@/lib/readings/view'
import { readApi } from '../read-api'

const ReadingDialog = dynamic(() => import('./reading-dialog').then((module) => module.ReadingDialog), { ssr: false })

/** The readings of a release: what is due, what was missed, and the figures over time. */
export function ReadingsScreen({ initial }: { initial: ReadingsView }) {
  const t = useTranslations('readings')
  const queries = useQueryClient()
  const [entering, setEntering] = useState<string | null>(null)
  const { data: view } = useQuery({
    queryKey: ['release', initial.releaseId, 'readings'],
    queryFn: () => readApi<ReadingsView>(`/releases/${initial.releaseId}/readings`),
    initialData: initial,
    initialDataUpdatedAt: () => Date.parse(initial.readAt),
    // A reading becomes due and is missed by time alone.
    refetchInterval: 30_000,
  })
  const reading = view.readings.find((one) => one.itemId === entering)
  const waits = view.readings.some(({ standing }) => standing === 'due' || standing === 'missed')
  return (
    <div className="grid gap-4">
      {!view.started && !view.closed && view.readings.length > 0 ? <Callout>{t('notStarted')}</Callout> : null}
      {/* What waits comes first; once nothing does, the figures are what one looks for. */}
      {waits ? null : <FiguresTable view={view} />}
      <ReadingList view={view} onEnter={(one) => setEntering(one.itemId)} />
      {waits ? <FiguresTable view={view} /> : null}
      {reading ? (
        <ReadingDialog
          view={view}
          reading={reading}
          onClose={() => setEntering(null)}
          onDone={() => void queries.invalidateQueries({ queryKey: ['release', initial.releaseId] })}
        />
      ) : null}
    </div>
  )
}
