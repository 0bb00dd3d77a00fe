'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { examples } from './examples'
import type { AuthKind, RequestRow } from './request-state'
import { SecretField } from './secret-field'
import { TextControl } from './text-control'

const kinds: readonly AuthKind[] = ['none', 'basic', 'bearer', 'api_key']

type Props = { path: string; row: RequestRow['auth']; onKind: (kind: AuthKind) => void }

/** How a request shows who asks. */
export function AuthFields({ path, row, onKind }: Props) {
  const t = useTranslations('suite_editor')
  return (
    <div className="grid items-start gap-3 sm:grid-cols-[190px_minmax(0,1fr)]">
      <Field name={`${path}.kind`} label={t('auth')} required>
        <Select
          value={row.kind}
          onChange={(event) => onKind(event.target.value as AuthKind)}
          options={kinds.map((value) => ({ value, label: t(`authKind.${value}`) }))}
        />
      </Field>
      {row.kind === 'basic' ? (
        <div className="grid items-start gap-3 sm:grid-cols-2">
          <Field name={`${path}.user`} label={t('user')} required>
            <TextControl was={row.user} />
          </Field>
          <SecretField
            name={`${path}.password`}
            label={t('password')}
            was={row.password}
            hint={t('secretHint')}
            placeholder={examples.password}
          />
        </div>
      ) : null}
      {row.kind === 'bearer' ? (
        <SecretField name={`${path}.token`} label={t('token')} was={row.token} hint={t('secretHint')} placeholder={examples.token} />
      ) : null}
      {row.kind === 'api_key' ? (
        <div className="grid items-start gap-3 sm:grid-cols-[130px_minmax(0,1fr)_minmax(0,1.4fr)]">
          <Field name={`${path}.in`} label={t('keyIn')} required>
            <Select
              defaultValue={row.in}
              options={(['header', 'query'] as const).map((value) => ({ value, label: t(`keyInOptions.${value}`) }))}
            />
          </Field>
          <Field name={`${path}.name`} label={t('keyName')} required>
            <TextControl was={row.name} placeholder={examples.apiKeyName} />
          </Field>
          <SecretField name={`${path}.value`} label={t('keyValue')} was={row.value} hint={t('secretHint')} placeholder={examples.apiKey} />
        </div>
      ) : null}
    </div>
  )
}
