'use client'

import { useQuery } from '@tanstack/react-query'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import type { PlanItem } from '@/lib/checklists/view'
import { readApi } from './use-checklist'
import { countFilters, filterItems, type ItemFilter } from './filter-items'

const nobody: ReadonlySet<string> = new Set()

/**
 * What of the plan is shown: by state, by whom it is for, by words. An item that stops fitting because it was just ticked stays until the
 * choice changes, so that nothing goes away under the hand, and with it the focus.
 */
export function useNarrowing(checklistId: string, items: readonly PlanItem[], personId: string | null) {
  const [filter, setFilter] = useState<ItemFilter>('all')
  const [who, setWho] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [absent, setAbsent] = useState(false)
  const [held, setHeld] = useState(nobody)
  const sought = useDeferredValue(words)
  const narrowed = filter !== 'all' || who !== null || sought.trim() !== ''
  const found = useDetails(checklistId, sought.trim())
  const shown = useMemo(
    () => filterItems(items, { filter, words: sought, personId, absent, who, held, found }),
    [items, filter, sought, personId, absent, who, held, found],
  )
  const counts = useMemo(() => countFilters(items, personId, who), [items, personId, who])
  const afresh = <T>(set: (value: T) => void) => {
    return (value: T) => {
      setHeld(nobody)
      set(value)
    }
  }
  /** Shows everything again; what does not apply too, when that is asked. */
  const clear = useCallback((withAbsent: boolean) => {
    setFilter('all')
    setWho(null)
    setWords('')
    if (withAbsent) setAbsent(true)
  }, [])
  /** Keeps an item in view though it may stop fitting. */
  const hold = useCallback((id: string) => setHeld((known) => new Set(known).add(id)), [])
  return {
    filter,
    who,
    words,
    absent,
    narrowed,
    shown,
    counts,
    setFilter: afresh(setFilter),
    setWho: afresh(setWho),
    setWords: afresh(setWords),
    setAbsent,
    clear,
    hold,
  }
}

/** The items in whose details the words stand: rows do not carry them, so they are asked for. */
function useDetails(checklistId: string, words: string): ReadonlySet<string> {
  const { data } = useQuery({
    queryKey: ['checklist_search', checklistId, words],
    queryFn: () => readApi<{ ids: string[] }>(`/checklists/${checklistId}/search?words=${encodeURIComponent(words.slice(0, 200))}`),
    enabled: words.length > 1,
    placeholderData: (before) => before,
  })
  return useMemo(() => (data && words.length > 1 ? new Set(data.ids) : nobody), [data, words])
}
