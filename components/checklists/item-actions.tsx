'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Button, buttonClass } from '@/components/ui/button'
import type { ChecklistRights, PlanItem } from '@/lib/checklists/view'
import { MAX_LEVELS } from './levels'
import type { ActiveDialog } from './active-dialog'

type Props = {
  item: PlanItem
  releaseId: string
  can: ChecklistRights
  open: (dialog: ActiveDialog) => void
  toggle: (item: PlanItem) => void
}

/** The buttons of an item: only what this reader may do with it as it stands. */
export function ItemActions({ item, releaseId, can, open, toggle }: Props) {
  const t = useTranslations('checklists')
  const { state, automatic, parent } = item
  const leaf = !parent && state !== 'absent'
  const unsettled = state === 'open' || state === 'failed' || state === 'stale'
  const byHand = leaf && automatic === false
  const bare = state === 'open' && item.evidenceCount === 0
  const actions: [boolean, Parameters<typeof t>[0], () => void, boolean?][] = [
    [leaf && state !== 'not_applicable' && can['evidence.add'], 'evidence.add', () => open({ kind: 'evidence', item })],
    [can['item.note'], 'actions.note', () => open({ kind: 'note', item })],
    [can['item.assign'], 'actions.assign', () => open({ kind: 'assign', item })],
    [byHand && (state === 'open' || state === 'done') && can['item.fail'], 'actions.fail', () => open({ kind: 'fail', item })],
    [
      byHand && (state === 'failed' || state === 'not_applicable') && can['item.untick'],
      'actions.open_again',
      () => toggle({ ...item, state: 'done' }),
    ],
    [
      byHand && (state === 'open' || state === 'failed' || state === 'done') && can['item.mark_not_applicable'],
      'actions.not_applicable',
      () => open({ kind: 'not_applicable', item }),
    ],
    [leaf && unsettled && can['item.waive'], 'actions.waive', () => open({ kind: 'waive', item })],
    [leaf && item.waiver?.active === true && can['item.lift_waiver'], 'actions.lift_waiver', () => open({ kind: 'lift', item })],
    [can['item.edit'], 'actions.edit', () => open({ kind: 'edit', item })],
    [
      can['item.add'] && item.depth + 1 < MAX_LEVELS && item.kind === 'manual' && (parent || bare),
      'actions.add_part',
      () => open({ kind: 'add', phase: item.phase, group: item.group, parent: item }),
    ],
    [can['item.remove'], 'actions.remove', () => open({ kind: 'remove', item }), true],
  ]
  return (
    <>
      <BesideLink item={item} releaseId={releaseId} />
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

/** The page on which a reading or a communication is settled. */
export function BesideLink({ item, releaseId }: { item: PlanItem; releaseId: string }) {
  const t = useTranslations('checklists.actions')
  const page = item.kind === 'communication' ? 'communications' : item.kind === 'reading' ? 'readings' : null
  if (page === null || item.parent || item.state === 'absent') return null
  return (
    <Link href={`/releases/${releaseId}/${page}`} className={buttonClass('default', 'sm')}>
      {t(page === 'communications' ? 'open_communication' : 'open_readings')}
    </Link>
  )
}
