'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { PlannedList } from '@/components/communications/planned-list'
import { SentList } from '@/components/communications/sent-list'
import type { CommunicationsView } from '@/lib/communications/view'
import { readApi } from '../read-api'

const CommunicationDialog = dynamic(() => import('./communication-dialog').then((module) => module.CommunicationDialog), { ssr: false })

/** The texts of a release that go to people outside: to be filled and sent, and those that left. */
export function CommunicationsScreen({ initial }: { initial: CommunicationsView }) {
  const queries = useQueryClient()
  const [preparing, setPreparing] = useState<string | null>(null)
  const { data: view } = useQuery({
    queryKey: ['release', initial.releaseId, 'communications'],
    queryFn: () => readApi<CommunicationsView>(`/releases/${initial.releaseId}/communications`),
    initialData: initial,
    initialDataUpdatedAt: () => Date.parse(initial.readAt),
    // Deliveries touch no release: while one waits, look again.
    refetchInterval: ({ state }) => (state.data?.sent.some((one) => one.delivery.waiting > 0) ? 3000 : 60_000),
  })
  const one = view.planned.find((each) => each.key === preparing)
  return (
    <div className="grid gap-4">
      <PlannedList view={view} onPrepare={setPreparing} />
      <SentList sent={view.sent} zone={view.timeZone} />
      {one ? (
        <CommunicationDialog
          key={one.key}
          view={view}
          one={one}
          onClose={() => setPreparing(null)}
          onDone={() => void queries.invalidateQueries({ queryKey: ['release', initial.releaseId] })}
        />
      ) : null}
    </div>
  )
}
