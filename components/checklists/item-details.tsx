'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button'
import type { ChecklistRights, ItemView } from '@/lib/checklists/view'
import type { ActiveDialog } from './active-dialog'
import { EvidenceList } from './evidence-list'
import { ItemHistory } from './item-history'
import { useAt, useBilingual } from './say'

type Props = {
  item: ItemView
  releaseId: string
  zone: string
  judgedAt: string
  can: ChecklistRights
  open: (dialog: ActiveDialog) => void
  toggle: (item: ItemView) => void
}

/** What opens below an item: its details, evidence, note and history, and everything that can be done with it. */
export function ItemDetails({ item, releaseId, zone, judgedAt, can, open, toggle }: Props) {
  const t = useTranslations('checklists')
  const bilingual = useBilingual()
  const at = useAt(zone, judgedAt)
  const [history, setHistory] = useState(false)
  const details = bilingual(item.details, item.detailsZh)
  return (
    <section
      id={`details-${item.id}`}
      aria-label={t('details_of', { text: bilingual(item.text, item.textZh) })}
      className="grid gap-3 border-t border-dashed border-line bg-bg py-3 pr-3.5 pl-10.5"
    >
      {details ? <p className="max-w-180 text-sm break-words whitespace-pre-wrap text-ink-2">{details}</p> : null}
      {item.parent || item.state === 'absent' ? null : (
        <EvidenceList
          evidence={item.evidence}
          at={at}
          mayRemove={can['evidence.remove'] && item.state !== 'not_applicable'}
          onRemove={(entry) => open({ kind: 'remove_evidence', item, entry })}
        />
      )}
      {item.note ? <p className="max-w-180 text-sm break-words whitespace-pre-wrap">{item.note}</p> : null}
      <div className="flex flex-wrap items-center gap-1.5">
        {item.run ? (
          <Link href={`/smoke/runs/${item.run.id}`} className={buttonClass('default', 'sm')}>
            {t('actions.show_run')}
          </Link>
        ) : null}
        <ItemActions item={item} can={can} open={open} toggle={toggle} />
        <Button size="sm" variant="ghost" aria-expanded={history} onClick={() => setHistory(!history)}>
          {t(history ? 'actions.hide_history' : 'actions.history')}
        </Button>
      </div>
      {history ? <ItemHistory itemId={item.id} releaseId={releaseId} zone={zone} judgedAt={judgedAt} /> : null}
    </section>
  )
}

/** The buttons of an item: only what this reader may do with it as it stands. */
function ItemActions({ item, can, open, toggle }: Pick<Props, 'item' | 'can' | 'open' | 'toggle'>) {
  const t = useTranslations('checklists')
  const { state, automatic, parent } = item
  const leaf = !parent && state !== 'absent'
  const unsettled = state === 'open' || state === 'failed' || state === 'stale'
  const actions: [boolean, Parameters<typeof t>[0], () => void, boolean?][] = [
    [leaf && state !== 'not_applicable' && can['evidence.add'], 'evidence.add', () => open({ kind: 'evidence', item })],
    [can['item.note'], 'actions.note', () => open({ kind: 'note', item })],
    [can['item.assign'], 'actions.assign', () => open({ kind: 'assign', item })],
    [
      leaf && automatic === false && (state === 'open' || state === 'done') && can['item.fail'],
      'actions.fail',
      () => open({ kind: 'fail', item }),
    ],
    [
      leaf && automatic === false && (state === 'failed' || state === 'not_applicable') && can['item.untick'],
      'actions.open_again',
      () => toggle({ ...item, state: 'done' }),
    ],
    [
      leaf && automatic === false && (state === 'open' || state === 'failed' || state === 'done') && can['item.mark_not_applicable'],
      'actions.not_applicable',
      () => open({ kind: 'not_applicable', item }),
    ],
    [leaf && unsettled && can['item.waive'], 'actions.waive', () => open({ kind: 'waive', item })],
    [leaf && item.waiver?.active === true && can['item.lift_waiver'], 'actions.lift_waiver', () => open({ kind: 'lift', item })],
    [can['item.edit'], 'actions.edit', () => open({ kind: 'edit', item })],
    [
      can['item.add'] && item.depth < 2 && item.kind === 'manual' && (parent || (state === 'open' && item.evidence.length === 0)),
      'actions.add_part',
      () => open({ kind: 'add', phase: item.phase, group: item.group, parent: item }),
    ],
    [can['item.remove'], 'actions.remove', () => open({ kind: 'remove', item }), true],
  ]
  return (
    <>
      {actions.map(([shown, name, run, danger]) =>
        shown ? (
          <Button key={name} size="sm" variant={danger ? 'danger' : 'default'} onClick={run}>
            {t(name)}
          </Button>
        ) : null,
      )}
    </>
  )
}
