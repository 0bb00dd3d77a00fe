'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type PlanWire, unpackPlan } from '@/lib/checklists/plan-wire'
import type { ItemHistoryEntry, ItemView, PlanView } from '@/lib/checklists/view'

/** Key of a release's checklist: a notice `release:ID` makes it be fetched again. */
export const checklistKey = (releaseId: string) => ['release', releaseId, 'checklist'] as const

/** Reads from the product's own API with the session of the page. Throws when it answers anything but success. */
export async function readApi<T>(path: string): Promise<T> {
  const response = await fetch(`/api/v1${path}`, { headers: { accept: 'application/json' }, cache: 'no-store' })
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  return (await response.json()) as T
}

/** The checklist as it is now: first what the page was made with, then what others make of it. */
export function useChecklist(initial: PlanWire, releaseId: string): PlanView {
  const { data } = useQuery({
    queryKey: checklistKey(releaseId),
    queryFn: () => readApi<PlanWire>(`/checklists/${initial.id}/plan`),
    initialData: initial,
    initialDataUpdatedAt: () => Date.parse(initial.judgedAt),
    // Lateness and the end of a waiver come with time, not with a notice.
    refetchInterval: 60_000,
  })
  return useMemo(() => unpackPlan(data), [data])
}

/** An item whole with its history, read when it is opened. */
export interface ItemPage {
  item: ItemView | null
  history: ItemHistoryEntry[]
}

/** An opened item: its details, evidence, note and history. */
export function useItem(releaseId: string, itemId: string) {
  return useQuery({ queryKey: ['release', releaseId, 'item', itemId], queryFn: () => readApi<ItemPage>(`/items/${itemId}`) })
}
