'use client'

import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { examples } from './examples'
import { PairRows } from './pair-rows'
import type { BodyKind, RequestRow } from './request-state'

const PartRows = dynamic(() => import('./part-rows').then((module) => module.PartRows))

const kinds: readonly BodyKind[] = ['none', 'json', 'form', 'multipart', 'raw']

type Props = { path: string; row: RequestRow['body']; onChange: (row: RequestRow['body']) => void }

/** What a request carries. What was typed for one kind stays while another is looked at. */
export function BodyFields({ path, row, onChange }: Props) {
  const t = useTranslations('suite_editor')
  const isText = row.kind === 'raw' || row.kind === 'json'
  return (
    <div className="grid gap-3">
      <div className="grid items-start gap-3 sm:grid-cols-[190px_minmax(0,1fr)]">
        <Field name={`${path}.kind`} label={t('body')} required>
          <Select
            value={row.kind}
            onChange={(event) => onChange({ ...row, kind: event.target.value as BodyKind })}
            options={kinds.map((value) => ({ value, label: t(`bodyKind.${value}`) }))}
          />
        </Field>
        {row.kind === 'none' ? null : <p className="text-xs text-ink-3 sm:pt-7">{t(`bodyHint.${row.kind}`)}</p>}
      </div>
      <div hidden={!isText}>
        <BodyText name={`${path}.text`} was={row.text} json={row.kind === 'json'} />
      </div>
      {row.kind === 'form' || row.fields.length > 0 ? (
        <div hidden={row.kind !== 'form'}>
          <PairRows
            path={`${path}.fields`}
            legend={t('formFields')}
            add={t('addField')}
            rows={row.fields}
            onChange={(fields) => onChange({ ...row, fields })}
            secrets
          />
        </div>
      ) : null}
      {row.kind === 'multipart' || row.parts.length > 0 ? (
        <div hidden={row.kind !== 'multipart'}>
          <PartRows path={`${path}.parts`} rows={row.parts} onChange={(parts) => onChange({ ...row, parts })} />
        </div>
      ) : null}
    </div>
  )
}

type Remark = { tone: 'good' | 'bad'; text: string }

/** The text of a body; JSON can be checked and set out in lines. */
function BodyText({ name, was, json }: { name: string; was: string; json: boolean }) {
  const t = useTranslations('suite_editor')
  const area = useRef<HTMLTextAreaElement>(null)
  const [remark, setRemark] = useState<Remark | null>(null)
  const check = async () => {
    const { formatJson } = await import('./format-json')
    const at = area.current
    if (!at) return
    const answer = formatJson(at.value)
    if (!answer.ok) {
      setRemark({ tone: 'bad', text: t('jsonFault', { line: answer.line, column: answer.column }) })
      at.focus()
      at.setSelectionRange(answer.at, Math.min(answer.at + 1, at.value.length))
      return
    }
    setRemark({ tone: 'good', text: t('jsonGood') })
    if (answer.text === at.value) return
    at.value = answer.text
    at.dispatchEvent(new Event('input', { bubbles: true }))
  }
  return (
    <div className="grid gap-1.5">
      <Field name={name} label={t('bodyText')} hideLabel>
        <Textarea
          ref={area}
          mono
          rows={4}
          defaultValue={was}
          spellCheck={false}
          placeholder={json ? examples.json : undefined}
          onChange={() => setRemark(null)}
        />
      </Field>
      {json ? (
        <span className="flex flex-wrap items-center gap-2">
          <Button size="sm" variant="ghost" onClick={() => void check()}>
            {t('formatJson')}
          </Button>
          <span role="status" className={`text-xs ${remark?.tone === 'bad' ? 'text-nogo' : 'text-ink-2'}`}>
            {remark?.text}
          </span>
        </span>
      ) : null}
    </div>
  )
}
