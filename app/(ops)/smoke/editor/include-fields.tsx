'use client'

import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { useEditor } from './editor-context'
import type { IncludeRow } from './editor-state'
import { EntryFrame, type EntryMoves } from './entry-frame'

const IncludePreview = dynamic(() => import('./include-preview').then((module) => module.IncludePreview))

type Props = EntryMoves & { entry: IncludeRow; index: number; count: number; open: boolean; onChange: (entry: IncludeRow) => void }

/** Another suite of the integration, put in where it stands: which one, and what it asks. */
export function IncludeFields({ entry, index, count, open, onChange, ...moves }: Props) {
  const t = useTranslations('suite_editor')
  const { suites } = useEditor()
  const path = `definition.steps.${index}`
  const chosen = suites.find((suite) => suite.key === entry.suite)
  return (
    <EntryFrame
      id={entry.id}
      path={path}
      index={index}
      count={count}
      open={open}
      title={t('includeTitle', { name: chosen?.name ?? (entry.suite || t('noSuiteChosen')) })}
      {...moves}
    >
      <Field name={`${path}.suite`} label={t('includeSuite')} hint={t('includeHint')} required>
        <Select
          value={entry.suite}
          placeholder={chosen ? undefined : entry.suite ? undefined : t('chooseSuite')}
          onChange={(event) => onChange({ ...entry, suite: event.target.value })}
        >
          {chosen || entry.suite === '' ? null : <option value={entry.suite}>{entry.suite}</option>}
          {suites.map((suite) => (
            <option key={suite.id} value={suite.key}>
              {suite.name} ({suite.key})
            </option>
          ))}
        </Select>
      </Field>
      {chosen ? <IncludePreview suiteId={chosen.id} /> : null}
    </EntryFrame>
  )
}
