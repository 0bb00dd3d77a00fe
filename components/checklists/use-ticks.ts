'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { PlanWire } from '@/lib/checklists/plan-wire'
import type { PlanItem, PlanView } from '@/lib/checklists/view'
import type { ChecklistActions, Patch } from './actions'
import { checklistKey } from './use-checklist'

/** A tick that is on its way (no version yet), or that was taken and that the view does not show yet. */
type Flying = { state: 'done' | 'open'; version: number | null; settledByName: string | null; settledAt: string | null }

/** After this long (ms) without a live notice the view is fetched again. */
const patience = 1500

/**
 * Ticks that show at once and are taken back when they are refused. What flies lies over the view until the view itself is as new as the
 * answer, so a refetch that overtakes an answer never flickers.
 */
export function useTicks(view: PlanView, releaseId: string, actions: ChecklistActions) {
  const t = useTranslations('common')
  const queries = useQueryClient()
  const [flying, setFlying] = useState<ReadonlyMap<string, Flying>>(new Map())
  const [refusals, setRefusals] = useState<ReadonlyMap<string, string>>(new Map())
  const latest = useRef({ actions, unreachable: t('unreachable') })
  latest.current = { actions, unreachable: t('unreachable') }

  const items = useMemo(() => {
    if (flying.size === 0) return view.items
    return view.items.map((item) => {
      const over = flying.get(item.id)
      const counts = over && (over.version === null || item.version < over.version)
      if (!counts || (over.state === item.state && over.version === null)) return item
      const { state, settledByName, settledAt } = over
      return { ...item, state, settledByName, settledAt, remark: null, late: state === 'open' && item.late }
    })
  }, [view.items, flying])

  const say = useCallback((id: string, message: string | null) => setRefusals((known) => withEntry(known, id, message)), [])

  const toggle = useCallback(
    async (item: PlanItem) => {
      const to = item.state === 'done' ? 'open' : 'done'
      say(item.id, null)
      setFlying((known) => withEntry(known, item.id, onItsWay(to)))
      const send = to === 'done' ? latest.current.actions.tick : latest.current.actions.untick
      const answer = await send({ itemId: item.id }).catch(() => null)
      const taken = answer?.ok ? answer.value.version : null
      setFlying((known) => withEntry(known, item.id, answer?.ok ? asTaken(to, answer.value) : null))
      if (taken === null) {
        say(item.id, answer && !answer.ok ? answer.refusal.message : latest.current.unreachable)
        void queries.invalidateQueries({ queryKey: checklistKey(releaseId) })
        return
      }
      setTimeout(() => {
        const shown = queries.getQueryData<PlanWire>(checklistKey(releaseId))?.items.find((one) => one.id === item.id)
        if (shown && (shown.version ?? 1) < taken) void queries.invalidateQueries({ queryKey: ['release', releaseId] })
      }, patience)
    },
    [queries, releaseId, say],
  )
  const clear = useCallback((id: string) => say(id, null), [say])
  return { items, refusals, toggle, clear }
}

const onItsWay = (state: Flying['state']): Flying => ({ state, version: null, settledByName: null, settledAt: null })

/** What the answer says of the item holds until the view says it too. */
function asTaken(state: Flying['state'], { version, settledByName, settledAt }: Patch): Flying {
  return { state, version, settledByName, settledAt: settledAt === null ? null : new Date(settledAt).toISOString() }
}

function withEntry<V>(known: ReadonlyMap<string, V>, id: string, value: V | null): ReadonlyMap<string, V> {
  const next = new Map(known)
  if (value === null) next.delete(id)
  else next.set(id, value)
  return next
}
