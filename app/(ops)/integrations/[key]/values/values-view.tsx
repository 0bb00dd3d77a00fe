'use client'

import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { Panel } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import type { IntegrationPage } from '@/lib/integrations/queries'
import { type Opened, ValueDialog } from './value-dialog'
import { ValuesTable } from './values-table'
import { VariableDialog } from './variable-dialog'

type Variable = IntegrationPage['variables'][number]

const shows = ['all', 'missing', 'different', 'off'] as const
type Show = (typeof shows)[number]

function isShown(variable: Variable, show: Show): boolean {
  if (show === 'missing') return variable.spread === 'missing'
  if (show === 'different') return variable.spread === 'different'
  if (show === 'off') return variable.spread === 'shared' || variable.cells.some((cell) => cell.offRecommended)
  return true
}

/** Table of variables against environments, with a filter and the dialogs that change them. */
export function ValuesView({ integration }: { integration: IntegrationPage }) {
  const t = useTranslations('integrations.values')
  const [words, setWords] = useState('')
  const [show, setShow] = useState<Show>('all')
  const [opened, setOpened] = useState<Opened | null>(null)
  const { variables, environments, may, archivedAt } = integration
  const shown = useMemo(() => {
    const wanted = words.trim().toLowerCase()
    return variables.filter(
      (variable) => isShown(variable, show) && `${variable.key} ${variable.description}`.toLowerCase().includes(wanted),
    )
  }, [variables, words, show])
  const mayDefine = may['variable.define'] && !archivedAt
  const define = mayDefine ? <VariableDialog integration={integration} /> : null
  if (variables.length === 0) {
    return (
      <Panel>
        <EmptyState title={t('none')} actions={define}>
          {mayDefine ? t('noneHint') : t('noneHintReader')}
        </EmptyState>
      </Panel>
    )
  }
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <Input
          type="search"
          className="max-w-60"
          aria-label={t('search')}
          placeholder={t('search')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <Select
          className="w-56"
          aria-label={t('show')}
          value={show}
          onChange={(event) => setShow(shows.find((each) => each === event.target.value) ?? 'all')}
          options={shows.map((value) => ({ value, label: t(`showing.${value}`) }))}
        />
        <span className="ml-auto">{define}</span>
      </div>
      <Panel>
        {shown.length === 0 ? (
          <EmptyState title={t('nothingFound')}>{t('nothingFoundHint')}</EmptyState>
        ) : (
          <ValuesTable integration={integration} variables={shown} onOpen={setOpened} />
        )}
      </Panel>
      <p className="mt-2 text-xs text-ink-3">{environments.length > 0 ? t('legend') : t('noEnvironments')}</p>
      {opened ? <ValueDialog integration={integration} opened={opened} onClose={() => setOpened(null)} /> : null}
    </>
  )
}
