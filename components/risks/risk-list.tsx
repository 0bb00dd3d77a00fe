'use client'

import { Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useBilingual } from '@/components/releases/use-words'
import { EmptyState } from '@/components/ui/empty-state'
import { IconButton } from '@/components/ui/icon-button'
import { Panel, PanelRow } from '@/components/ui/panel'
import type { RisksView, RiskView } from '@/lib/risks/view'
import { RiskStateChip, WeightChip } from './risk-words'

type Props = {
  view: RisksView
  actions: ReactNode
  onEdit: (risk: RiskView) => void
  /** Asks before it is removed, around the given button. */
  remover: (risk: RiskView, trigger: React.ReactElement) => ReactNode
}

/** The risks with what is done about each, who watches it and what became of it. */
export function RiskList({ view, actions, onEdit, remover }: Props) {
  const t = useTranslations('risks')
  return (
    <Panel title={t('list')} meta={view.risks.length > 0 ? t('count', { count: view.risks.length }) : undefined} actions={actions}>
      {view.risks.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
      ) : (
        <ul>
          {view.risks.map((risk) => (
            <li key={risk.id} id={`risk-${risk.id}`} tabIndex={-1} className="border-t border-line first:border-t-0">
              <RiskRow view={view} risk={risk} onEdit={onEdit} remover={remover} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function RiskRow({ view, risk, onEdit, remover }: Pick<Props, 'view' | 'onEdit' | 'remover'> & { risk: RiskView }) {
  const t = useTranslations('risks')
  const say = useBilingual()
  const title = say(risk.text, risk.textZh)
  const mitigation = say(risk.mitigation, risk.mitigationZh)
  return (
    <PanelRow className="flex items-start gap-3">
      <span className="mt-0.5 inline-grid size-6 shrink-0 place-items-center rounded-full border border-line-strong text-xs font-medium tabular-nums">
        {risk.number}
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 font-medium break-words">{title}</span>
          <WeightChip weight={risk.weight} />
          <RiskStateChip state={risk.state} />
        </p>
        <p className="text-xs text-ink-3">
          {t('probabilityIs', { level: t(`level.${risk.probability}`) })}
          {' · '}
          {t('impactIs', { level: t(`level.${risk.impact}`) })}
          {' · '}
          {risk.owner ? t('ownedBy', { name: risk.owner.name }) : t('noOwner')}
        </p>
        {mitigation ? <p className="mt-1 text-sm break-words whitespace-pre-wrap text-ink-2">{t('mitigationIs', { mitigation })}</p> : null}
        {risk.note ? <p className="mt-1 text-sm break-words whitespace-pre-wrap">{risk.note}</p> : null}
      </div>
      <span className="flex shrink-0">
        {view.mayEdit ? <IconButton label={`${t('edit')}: ${title}`} icon={<Pencil size={14} />} onClick={() => onEdit(risk)} /> : null}
        {view.mayRemove ? remover(risk, <IconButton label={`${t('remove')}: ${title}`} icon={<Trash2 size={14} />} />) : null}
      </span>
    </PanelRow>
  )
}
