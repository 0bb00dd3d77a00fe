'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { DialogClose, DialogFooter } from '@/components/ui/dialog'
import { RefusalNote } from '@/components/ui/refusal-note'
import { useCommand } from '@/components/ui/use-command'
import { Skeleton } from '@/components/ui/skeleton'
import type { ItemView, PlanItem, PlanView } from '@/lib/checklists/view'
import { type ReactNode, useEffect, useRef } from 'react'
import type { ChecklistActions } from './actions'
import type { ActiveDialog } from './active-dialog'
import { EvidenceDialog } from './evidence-dialog'
import { useBilingual } from './plan-language'
import { useItem } from './use-checklist'
import { AssignDialog, ItemDialog, NoteDialog, ReasonDialog, WaiveDialog } from './simple-dialogs'

// The registry of kinds brings its schemas along; who never edits the plan never loads them. With something to show meanwhile, or the
// whole page would wait for it behind its skeleton.
const ItemFormDialog = dynamic(() => import('./item-form-dialog').then((module) => module.ItemFormDialog), { loading: () => null })

type Props = { view: PlanView; active: ActiveDialog; actions: ChecklistActions; onClose: () => void; onDone: () => void }

/** The dialog that is open, wired to the verb it is for. */
export function ChecklistDialogs({ view, active, actions, onClose, onDone }: Props) {
  const t = useTranslations('checklists')
  const bilingual = useBilingual()
  if (active.kind === 'add') {
    const { phase, group, parent } = active
    const there = view.items.filter((item) => item.phase === phase)
    const before = there.find((item) => item.group === group)?.before ?? there[0]?.before ?? 'start'
    const found = view.phases.find((one) => one.key === phase)
    const groupView = found?.groups.find((one) => one.title === group)
    const named = t('group_of', {
      group: bilingual(group, groupView?.titleZh ?? ''),
      phase: bilingual(found?.title ?? phase, found?.titleZh ?? ''),
    })
    const placeText = parent ? t('dialogs.part_of', { text: bilingual(parent.text, parent.textZh) }) : named
    return (
      <ItemFormDialog
        item={null}
        place={{ checklistId: view.id, phase, group, parent, before }}
        placeText={placeText}
        facts={view.facts}
        send={actions.addItem}
        onClose={onClose}
        onDone={onDone}
      />
    )
  }
  // The item as it is now, not as it was when the dialog opened: its version is what the verb compares.
  const item = view.items.find((one) => one.id === active.item.id) ?? active.item
  const about = { item, text: bilingual(item.text, item.textZh), onClose, onDone }
  switch (active.kind) {
    case 'evidence':
      return <EvidenceDialog {...about} mayTick={view.can['item.tick']} send={actions.addEvidence} />
    case 'note':
      return (
        <Whole item={item} title={t('dialogs.note_title')} view={view} onClose={onClose}>
          {(whole) => <NoteDialog {...about} item={whole} send={actions.note} />}
        </Whole>
      )
    case 'assign':
      return <AssignDialog {...about} checklistId={view.id} send={actions.assign} />
    case 'fail':
      return <ReasonDialog {...about} kind="fail" send={actions.fail} />
    case 'not_applicable':
      return <ReasonDialog {...about} kind="not_applicable" send={actions.notApplicable} />
    case 'remove':
      return <ReasonDialog {...about} kind="remove" send={actions.removeItem} />
    case 'waive':
      return <WaiveDialog {...about} checklistId={view.id} zone={view.timeZone} windowEnd={view.windowEnd} send={actions.waive} />
    case 'lift':
      return (
        <SureDialog
          {...about}
          title={t('dialogs.lift_title')}
          words={t('dialogs.lift_text')}
          save={t('dialogs.lift_save')}
          done={t('dialogs.lifted')}
          run={() => actions.liftWaiver({ itemId: item.id }, { expectedVersion: item.version })}
        />
      )
    case 'remove_evidence':
      return (
        <SureDialog
          {...about}
          title={t('evidence.remove_title')}
          words={t('evidence.remove_text')}
          save={t('evidence.remove')}
          done={t('evidence.removed')}
          run={() => actions.removeEvidence({ evidenceId: active.entry.id })}
        />
      )
    case 'edit': {
      const place = { checklistId: view.id, phase: item.phase, group: item.group, parent: null, before: item.before }
      return (
        <Whole item={item} title={t('dialogs.edit_title')} view={view} onClose={onClose}>
          {(whole) => (
            <ItemFormDialog
              item={whole}
              place={place}
              placeText={about.text}
              facts={view.facts}
              send={actions.editItem}
              onClose={onClose}
              onDone={onDone}
            />
          )}
        </Whole>
      )
    }
  }
}

type WholeProps = { item: PlanItem; title: string; view: PlanView; onClose: () => void; children: (whole: ItemView) => ReactNode }

/** Waits for what a row leaves out; until then the dialog says what it will be. */
function Whole({ item, title, view, onClose, children }: WholeProps) {
  const t = useTranslations('checklists')
  const bilingual = useBilingual()
  const { data, isError, refetch } = useItem(view.releaseId ?? '', item.id)
  const whole = data?.item
  const old = whole !== undefined && whole !== null && whole.version < item.version
  useEffect(() => {
    if (old) void refetch()
  }, [old, refetch])
  // Once it was there it stays, or what was typed would go while it is read again.
  const begun = useRef(false)
  if (whole && (begun.current || !old)) {
    begun.current = true
    return children(whole)
  }
  return (
    <ItemDialog title={title} item={bilingual(item.text, item.textZh)} onClose={onClose}>
      {isError ? <p className="text-sm text-nogo">{t('details_failed')}</p> : <Skeleton className="h-24" />}
    </ItemDialog>
  )
}

type SureProps = {
  title: string
  words: string
  text: string
  save: string
  done: string
  run: () => ReturnType<ChecklistActions['liftWaiver']>
  onClose: () => void
  onDone: () => void
}

/** Asks before something that is not undone by a click. */
function SureDialog({ title, words, text, save, done, run, onClose, onDone }: SureProps) {
  const t = useTranslations('common')
  const command = useCommand(run, {
    onDone: () => {
      toast.success(done)
      onDone()
    },
  })
  return (
    <ItemDialog title={title} text={words} item={text} onClose={onClose}>
      <RefusalNote refusal={command.refusal} />
      <DialogFooter>
        <DialogClose>
          <Button>{t('cancel')}</Button>
        </DialogClose>
        <Button variant="danger" pending={command.pending} onClick={() => void command.run()}>
          {save}
        </Button>
      </DialogFooter>
    </ItemDialog>
  )
}
