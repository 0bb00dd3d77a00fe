'use client'

import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { memo, useEffect, useRef, useState } from 'react'
import { whenIdle } from '@/components/ui/when-idle'
import type { PlanItem } from '@/lib/checklists/view'
import { ItemRow } from './item-row'
import type { PlanContext } from './plan-context'

// Most items are never opened: what opens is fetched once the page rests, or when the first one is.
const details = () => import('./item-details').then((module) => module.ItemDetails)
const ItemDetails = dynamic(details, { loading: () => null })
whenIdle(details)

/** Rows that are drawn or left out together, and how many are in the page before anything is known of the window. */
export const perChunk = 25
/** How a row is counted before it was ever drawn, in pixels. */
const usualHeight = 44

export type RowsProps = {
  items: readonly PlanItem[]
  /** Whether rows far from the window are left out of the page: for plans of hundreds of rows. */
  sparse: boolean
  /** Whether the first rows are in the page from the beginning, before anything is known of the window. */
  lead: boolean
  /** The item that is to be in the page whatever: the focus moves to it. */
  wanted: string | null
  expanded: ReadonlySet<string>
  refusals: ReadonlyMap<string, string>
  runPending: string | null
  context: PlanContext
}

/** The rows of a group. Of a large plan only those near the window are in the page; the others keep their place. */
export function ItemRows({ items, sparse, lead, wanted, ...rest }: RowsProps) {
  if (!sparse) return items.map((item) => <Entry key={item.id} item={item} {...rest} />)
  const chunks: PlanItem[][] = []
  for (let from = 0; from < items.length; from += perChunk) chunks.push(items.slice(from, from + perChunk))
  return chunks.map((chunk, index) => (
    <Chunk
      key={chunk[0]!.id}
      items={chunk}
      first={lead && index === 0}
      kept={chunk.some((item) => item.id === wanted || rest.expanded.has(item.id) || rest.refusals.has(item.id))}
      {...rest}
    />
  ))
}

function Chunk({ items, kept, first, ...rest }: Omit<RowsProps, 'sparse' | 'lead' | 'wanted'> & { kept: boolean; first: boolean }) {
  const t = useTranslations('checklists')
  const place = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(first)
  const [height, setHeight] = useState(items.length * usualHeight)
  useEffect(() => {
    const element = place.current
    if (!element) return
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (!entry) return
        // Rows that hold the focus stay, or it would be lost.
        if (!entry.isIntersecting && element.contains(document.activeElement)) return
        if (!entry.isIntersecting && element.offsetHeight > 0) setHeight(element.offsetHeight)
        setNear(entry.isIntersecting)
      },
      { rootMargin: '900px 0px' },
    )
    watch.observe(element)
    const print = () => setNear(true)
    window.addEventListener('beforeprint', print)
    return () => {
      watch.disconnect()
      window.removeEventListener('beforeprint', print)
    }
  }, [])
  const drawn = near || kept
  return (
    <div ref={place} style={drawn ? undefined : { height }}>
      {drawn ? (
        items.map((item) => <Entry key={item.id} item={item} {...rest} />)
      ) : (
        <span className="sr-only">{t('more_rows', { count: items.length })}</span>
      )}
    </div>
  )
}

type EntryProps = Omit<RowsProps, 'items' | 'sparse' | 'lead' | 'wanted'> & { item: PlanItem }

/** A row, and below it what opens. */
const Entry = memo(function Entry({ item, expanded, refusals, runPending, context }: EntryProps) {
  const open = expanded.has(item.id)
  return (
    <div>
      <ItemRow
        item={item}
        expanded={open}
        refused={refusals.get(item.id)}
        runPending={runPending !== null && runPending === item.suite?.id}
        context={context}
      />
      {open ? (
        <ItemDetails
          item={item}
          releaseId={context.releaseId}
          zone={context.zone}
          judgedAt={context.judgedAt}
          can={context.can}
          open={context.openDialog}
          toggle={context.calls.toggle}
        />
      ) : null}
    </div>
  )
})
