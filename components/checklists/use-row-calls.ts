'use client'

import { useMemo, useRef, useState } from 'react'
import { toast } from 'sonner'
import type { Answer } from '@/lib/core/answer'
import type { PlanItem, PlanView } from '@/lib/checklists/view'
import type { ActiveDialog } from './active-dialog'
import type { ChecklistActions } from './actions'
import type { RowCalls } from './plan-context'
import { flip } from './plan-rows'

type Around = {
  view: PlanView
  releaseId: string
  actions: ChecklistActions
  toggle: (item: PlanItem) => Promise<void>
  clear: (id: string) => void
  hold: (id: string) => void
  setExpanded: (change: (known: ReadonlySet<string>) => ReadonlySet<string>) => void
  setDialog: (dialog: ActiveDialog) => void
  refresh: () => void
}

/** What rows ask of the panel, the same object for as long as the panel stands; and the suite that is being started. */
export function useRowCalls(around: Around): { calls: RowCalls; runPending: string | null } {
  const [runPending, setRunPending] = useState<string | null>(null)
  const latest = useRef(around)
  latest.current = around
  const calls = useMemo<RowCalls>(() => {
    const say = (answer: Answer<unknown> | null) => {
      if (answer && !answer.ok) toast.error(answer.refusal.message)
      latest.current.refresh()
    }
    const run = async ({ suite }: PlanItem) => {
      if (!suite) return
      const { actions, view, releaseId } = latest.current
      setRunPending(suite.id)
      const answer = await actions.startRun({ suiteId: suite.id, environmentId: view.environmentId, releaseId }).catch(() => null)
      setRunPending(null)
      say(answer)
    }
    const start = async (item: PlanItem) => say(await latest.current.actions.start({ itemId: item.id }).catch(() => null))
    return {
      toggle: (item) => {
        const { view, toggle, hold, setDialog } = latest.current
        const entered = item.needs !== null && item.needs !== 'figures' && item.needs !== 'communication'
        const waits = (item.state === 'open' && !item.proven) || item.state === 'stale'
        if (entered && waits && view.can['evidence.add']) return setDialog({ kind: 'evidence', item })
        hold(item.id)
        void toggle(item)
      },
      expand: (id) => {
        latest.current.clear(id)
        latest.current.setExpanded((known) => flip(known, id))
      },
      evidence: (item) => latest.current.setDialog({ kind: 'evidence', item }),
      start: (item) => void start(item),
      run: (item) => void run(item),
    }
  }, [])
  return { calls, runPending }
}
