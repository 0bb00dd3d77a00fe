'use client'

import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import type { PlanItem } from '@/lib/checklists/view'
import { countFilters, filterItems, type ItemFilter } from './filter-items'

const nobody: ReadonlySet<string> = new Set()

/**
 * What of the plan is shown: by state, by whom it is for, by words. An item that stops fitting because it was just ticked stays until the
 * choice changes, so that nothing goes away under the hand, and with it the focus.
 */
export function useNarrowing(items: readonly PlanItem[], personId: string | null) {
  const [filter, setFilter] = useState<ItemFilter>('all')
  const [who, setWho] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [absent, setAbsent] = useState(false)
  const [held, setHeld] = useState(nobody)
  const sought = useDeferredValue(words)
  const narrowed = filter !== 'all' || who !== null || sought.trim() !== ''
  const shown = useMemo(
    () => filterItems(items, { filter, words: sought, personId, absent, who, held }),
    [items, filter, sought, personId, absent, who, held],
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
