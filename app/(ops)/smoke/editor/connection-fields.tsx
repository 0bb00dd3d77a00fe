'use client'

import { useTranslations } from 'next-intl'
import { Callout } from '@/components/ui/callout'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import type { StepRequest } from '@/lib/smoke/step-schema'
import { Disclosure } from './disclosure'
import { useTypedAt } from './editor-context'
import { examples } from './examples'
import type { RequestRow } from './request-state'
import { SecretField } from './secret-field'

type Props = { path: string; row: RequestRow; onChange: (row: RequestRow) => void }

const versions = ['auto', '1.1', '2'] as const
const word = { auto: 'auto', '1.1': 'one', '2': 'two' } as const

/** How the connection is made: redirects, version of HTTP, whom TLS trusts and who it says we are. */
export function ConnectionFields({ path, row, onChange }: Props) {
  const t = useTranslations('suite_editor')
  const { initial, tls } = row
  const typed = useTypedAt<StepRequest>(path)
  const summary = typed && [
    typed.followRedirects ? null : t('noRedirects'),
    typed.http === 'auto' ? null : t(`http.${word[typed.http]}`),
    typed.tls.verify ? null : t('unverified'),
    typed.tls.ca ? t('ownCa') : null,
    typed.tls.certificate ? t('mutual') : null,
  ]
  const said = summary?.filter((one) => one !== null) ?? []
  return (
    <>
      {tls.verify ? null : (
        <Callout tone="hold" title={t('unverifiedTitle')}>
          {t('unverifiedText')}
        </Callout>
      )}
      <Disclosure
        title={t('connection')}
        summary={said.length > 0 ? said.join(' · ') : t('connectionUsual')}
        paths={[`${path}.http`, `${path}.followRedirects`, `${path}.tls`]}
      >
        <Checkbox
          name={`${path}.followRedirects`}
          label={t('followRedirects')}
          hint={t('followRedirectsHint')}
          defaultChecked={initial.followRedirects}
        />
        <Field name={`${path}.http`} label={t('httpVersion')} hint={t('httpHint')} required className="sm:max-w-60">
          <Select defaultValue={initial.http} options={versions.map((value) => ({ value, label: t(`http.${word[value]}`) }))} />
        </Field>
        <Checkbox
          name={`${path}.tls.verify`}
          label={t('verify')}
          hint={t('verifyHint')}
          checked={tls.verify}
          onChange={(event) => onChange({ ...row, tls: { ...tls, verify: event.target.checked } })}
        />
        <Field name={`${path}.tls.ca`} label={t('ca')} hint={t('caHint')} required={false}>
          <Textarea mono rows={2} defaultValue={tls.ca ?? ''} placeholder={examples.ca} spellCheck={false} autoCapitalize="off" />
        </Field>
        <div className="grid items-start gap-3 sm:grid-cols-2">
          <Field name={`${path}.tls.certificate`} label={t('certificate')} hint={t('certificateHint')} required={false}>
            <Textarea
              mono
              rows={2}
              defaultValue={tls.certificate ?? ''}
              placeholder={examples.certificate}
              spellCheck={false}
              autoCapitalize="off"
            />
          </Field>
          <SecretField
            name={`${path}.tls.key`}
            label={t('key')}
            was={tls.key ?? ''}
            hint={t('secretHint')}
            required={false}
            area
            placeholder={examples.key}
          />
        </div>
      </Disclosure>
    </>
  )
}
