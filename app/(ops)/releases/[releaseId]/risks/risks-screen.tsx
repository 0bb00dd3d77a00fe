'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useBilingual } from '@/components/releases/use-words'
import { RiskList } from '@/components/risks/risk-list'
import { RiskMatrix } from '@/components/risks/risk-matrix'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { RisksView, RiskView } from '@/lib/risks/view'
import { removeRiskAction } from '../beside-actions'
import { readApi } from '../read-api'

const RiskDialog = dynamic(() => import('./risk-dialog').then((module) => module.RiskDialog), { ssr: false })

/** What may go wrong with a release and what is done about it. */
export function RisksScreen({ initial }: { initial: RisksView }) {
  const t = useTranslations('risks')
  const say = useBilingual()
  const queries = useQueryClient()
  const [editing, setEditing] = useState<RiskView | 'new' | null>(null)
  const { data: view } = useQuery({
    queryKey: ['release', initial.releaseId, 'risks'],
    queryFn: () => readApi<RisksView>(`/releases/${initial.releaseId}/risks`),
    initialData: initial,
    initialDataUpdatedAt: () => Date.parse(initial.readAt),
  })
  const refresh = () => void queries.invalidateQueries({ queryKey: ['release', initial.releaseId] })
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_420px]">
      <RiskList
        view={view}
        onEdit={setEditing}
        actions={
          view.mayEdit ? (
            <Button size="sm" onClick={() => setEditing('new')}>
              {t('add')}
            </Button>
          ) : null
        }
        remover={(risk, trigger) => (
          <ConfirmDialog
            trigger={trigger}
            title={t('removeTitle', { risk: say(risk.text, risk.textZh) })}
            confirm={t('remove')}
            run={() => removeRiskAction({ riskId: risk.id })}
            success={t('removed')}
            onDone={refresh}
          >
            {t('removeText')}
          </ConfirmDialog>
        )}
      />
      {view.risks.length > 0 ? <RiskMatrix view={view} /> : null}
      {editing ? (
        <RiskDialog view={view} risk={editing === 'new' ? null : editing} onClose={() => setEditing(null)} onDone={refresh} />
      ) : null}
    </div>
  )
}
