'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { AuthFields } from './auth-fields'
import { BodyFields } from './body-fields'
import { MethodField } from './method-field'
import { PairRows } from './pair-rows'
import type { RequestRow } from './request-state'
import { TextControl } from './text-control'

type Props = { path: string; row: RequestRow; onChange: (row: RequestRow) => void }

/** What is sent: method, address, parameters, headers, who asks, body. */
export function RequestFields({ path, row, onChange }: Props) {
  const t = useTranslations('suite_editor')
  return (
    <>
      <div className="grid items-start gap-3 sm:grid-cols-[130px_minmax(0,1fr)]">
        <MethodField name={`${path}.method`} was={row.initial.method} />
        <Field name={`${path}.url`} label={t('url')} hint={t('urlHint')} required>
          <TextControl was={row.initial.url} />
        </Field>
      </div>
      <PairRows
        path={`${path}.query`}
        legend={t('query')}
        hint={t('queryHint')}
        add={t('addQuery')}
        rows={row.query}
        onChange={(query) => onChange({ ...row, query })}
        secrets
      />
      <PairRows
        path={`${path}.headers`}
        legend={t('headers')}
        add={t('addHeader')}
        rows={row.headers}
        onChange={(headers) => onChange({ ...row, headers })}
        secrets
      />
      <AuthFields path={`${path}.auth`} row={row.auth} onKind={(kind) => onChange({ ...row, auth: { ...row.auth, kind } })} />
      <BodyFields path={`${path}.body`} row={row.body} onChange={(body) => onChange({ ...row, body })} />
    </>
  )
}
