'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useState } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code'
import { Skeleton } from '@/components/ui/skeleton'
import type { ChecklistRights, ItemView, PlanItem } from '@/lib/checklists/view'
import type { ActiveDialog } from './active-dialog'
import { EvidenceList } from './evidence-list'
import { ItemActions } from './item-actions'
import { ItemHistory } from './item-history'
import { PlanWords, useBilingual } from './plan-language'
import { useAt } from './say'
import { useItem } from './use-checklist'

type Props = {
  item: PlanItem
  releaseId: string
  zone: string
  judgedAt: string
  can: ChecklistRights
  open: (dialog: ActiveDialog) => void
  toggle: (item: PlanItem) => void
}

/** What opens below an item: its details, evidence, note and history, and everything that can be done with it. */
export function ItemDetails({ item, releaseId, zone, judgedAt, can, open, toggle }: Props) {
  const t = useTranslations('checklists')
  const bilingual = useBilingual()
  const [history, setHistory] = useState(false)
  const { data, isError, refetch } = useItem(releaseId, item.id)
  const whole = data?.item
  return (
    <section
      id={`details-${item.id}`}
      aria-label={t('details_of', { text: bilingual(item.text, item.textZh) })}
      aria-busy={!data && !isError}
      className="grid gap-3 border-t border-dashed border-line bg-bg py-3 pr-3.5 pl-3.5 sm:pl-10.5"
    >
      {isError ? (
        <p className="text-sm text-nogo">
          {t('details_failed')}{' '}
          <Button size="sm" onClick={() => void refetch()}>
            {t('history.retry')}
          </Button>
        </p>
      ) : whole ? (
        <Whole item={whole} zone={zone} judgedAt={judgedAt} can={can} open={open} />
      ) : (
        <Skeleton className="h-10 max-w-120" />
      )}
      <div className="flex flex-wrap items-center gap-1.5">
        {item.run ? (
          <Link href={`/smoke/runs/${item.run.id}`} className={buttonClass('default', 'sm')}>
            {t('actions.show_run')}
          </Link>
        ) : null}
        <ItemActions item={item} releaseId={releaseId} can={can} open={open} toggle={toggle} />
        <Button size="sm" variant="ghost" aria-expanded={history} onClick={() => setHistory(!history)}>
          {t(history ? 'actions.hide_history' : 'actions.history')}
        </Button>
      </div>
      {history && data ? <ItemHistory history={data.history} zone={zone} judgedAt={judgedAt} /> : null}
    </section>
  )
}

function Whole({ item, zone, judgedAt, can, open }: Pick<Props, 'zone' | 'judgedAt' | 'can' | 'open'> & { item: ItemView }) {
  const t = useTranslations('checklists')
  const at = useAt(zone, judgedAt)
  const { command, expected } = item.params
  return (
    <>
      {item.details || item.detailsZh ? (
        <div className="max-w-240 text-sm text-ink-2">
          <PlanWords lines en={item.details} zh={item.detailsZh} />
        </div>
      ) : null}
      {typeof command === 'string' ? (
        <div className="max-w-180">
          <CodeBlock text={command} label={t('command_line')} copy />
          {typeof expected === 'string' && expected ? (
            <p className="mt-1 text-sm text-ink-2">{t('command_expected', { expected })}</p>
          ) : null}
        </div>
      ) : null}
      {item.parent || item.state === 'absent' ? null : (
        <EvidenceList
          evidence={item.evidence}
          at={at}
          mayRemove={can['evidence.remove'] && item.state !== 'not_applicable'}
          onRemove={(entry) => open({ kind: 'remove_evidence', item, entry })}
        />
      )}
      {item.note ? <p className="max-w-180 text-sm break-words whitespace-pre-wrap">{item.note}</p> : null}
    </>
  )
}
