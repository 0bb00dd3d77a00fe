'use client'

import { ArrowDown, ArrowUp, ChevronRight, Copy, Plus, Trash2, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { useFormState } from '@/components/ui/form-context'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import type { KindForm } from '@/lib/smoke/kind-form'
import { AssertionRows } from './assertion-rows'
import { CaptureRows } from './capture-rows'
import type { StepRow } from './editor-state'
import { PairRows } from './pair-rows'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((value) => ({ value, label: value }))

/** What was typed as a number and is none is not shown as one. */
const shownNumber = (value: number) => (Number.isNaN(value) ? '' : value)

type Props = {
  step: StepRow
  index: number
  count: number
  forms: readonly KindForm[]
  open: boolean
  onChange: (step: StepRow) => void
  onMove: (by: -1 | 1) => void
  /** Given the form around it: what was typed is in its inputs. */
  onDuplicate: (form: HTMLFormElement | null) => void
  onRemove: () => void
}

/** One step of the editor: what is sent, what is expected, what is taken for later. Opens by itself where something is refused. */
export function StepFields({ step, index, count, forms, open, onChange, onMove, onDuplicate, onRemove }: Props) {
  const t = useTranslations('smoke.editor')
  const path = `definition.steps.${index}`
  const { errors } = useFormState()
  const faulty = Object.keys(errors).some((name) => name.startsWith(`${path}.`))
  const [shown, setShown] = useState(open)
  useEffect(() => {
    if (faulty) setShown(true)
  }, [faulty, errors])
  return (
    <section className="min-w-0 rounded-lg border border-line bg-panel" aria-label={t('step', { position: index + 1 })}>
      <header className="flex items-center gap-1 py-1.5 pr-2 pl-3">
        <button
          type="button"
          aria-expanded={shown}
          onClick={() => setShown(!shown)}
          className="flex min-w-0 flex-1 items-center gap-2 py-1 text-left"
        >
          <ChevronRight size={14} aria-hidden="true" className={`shrink-0 text-ink-3 transition-transform ${shown ? 'rotate-90' : ''}`} />
          <span className="text-ink-3">{t('step', { position: index + 1 })}</span>
          <span className="truncate font-medium">{step.name || t('newStep')}</span>
        </button>
        <IconButton label={t('up')} icon={<ArrowUp size={15} />} disabled={index === 0} onClick={() => onMove(-1)} />
        <IconButton label={t('down')} icon={<ArrowDown size={15} />} disabled={index === count - 1} onClick={() => onMove(1)} />
        <IconButton label={t('duplicate')} icon={<Copy size={15} />} onClick={(event) => onDuplicate(event.currentTarget.form)} />
        <IconButton label={t('remove')} icon={<Trash2 size={15} />} tone="danger" disabled={count === 1} onClick={onRemove} />
      </header>
      {/* Hidden, not left out: what is typed in it is still sent. */}
      <div hidden={!shown} className={shown ? 'grid gap-4 border-t border-line px-3 py-3.5' : undefined}>
        <StepRequest step={step} path={path} onChange={onChange} />
        <AssertionRows
          path={`${path}.assertions`}
          rows={step.assertions}
          forms={forms}
          onChange={(assertions) => onChange({ ...step, assertions })}
        />
        <CaptureRows path={`${path}.captures`} rows={step.captures} onChange={(captures) => onChange({ ...step, captures })} />
        <Group title={t('more')}>
          <div className="grid gap-3 sm:grid-cols-2">
            <Field name={`${path}.timeoutMs`} label={t('timeout')} hint={t('timeoutHint')} required>
              <Input inputMode="numeric" unit="ms" defaultValue={shownNumber(step.initial.timeoutMs)} />
            </Field>
            <Field name={`${path}.retries`} label={t('retries')} hint={t('retriesHint')} required>
              <Input inputMode="numeric" defaultValue={shownNumber(step.initial.retries)} />
            </Field>
          </div>
          <Checkbox name={`${path}.always`} label={t('always')} hint={t('alwaysHint')} defaultChecked={step.initial.always} />
          <Checkbox
            name={`${path}.request.followRedirects`}
            label={t('followRedirects')}
            hint={t('followRedirectsHint')}
            defaultChecked={step.initial.followRedirects}
          />
        </Group>
      </div>
    </section>
  )
}

function StepRequest({ step, path, onChange }: { step: StepRow; path: string; onChange: (step: StepRow) => void }) {
  const t = useTranslations('smoke.editor')
  return (
    <>
      <Field name={`${path}.name`} label={t('stepName')} required>
        <Input defaultValue={step.name} maxLength={120} onChange={(event) => onChange({ ...step, name: event.target.value })} />
      </Field>
      <div className="grid gap-3 sm:grid-cols-[120px_minmax(0,1fr)]">
        <Field name={`${path}.request.method`} label={t('method')} required>
          <Select defaultValue={step.initial.method} options={methods} />
        </Field>
        <Field name={`${path}.request.url`} label={t('url')} hint={t('urlHint')} required>
          <Input mono defaultValue={step.initial.url} spellCheck={false} autoCapitalize="off" />
        </Field>
      </div>
      <PairRows
        path={`${path}.request.query`}
        legend={t('query')}
        hint={t('queryHint')}
        add={t('addQuery')}
        rows={step.query}
        onChange={(query) => onChange({ ...step, query })}
      />
      <PairRows
        path={`${path}.request.headers`}
        legend={t('headers')}
        add={t('addHeader')}
        rows={step.headers}
        onChange={(headers) => onChange({ ...step, headers })}
      />
      {step.body === null ? (
        <span>
          <Button size="sm" variant="ghost" icon={<Plus size={13} aria-hidden="true" />} onClick={() => onChange({ ...step, body: '' })}>
            {t('addBody')}
          </Button>
        </span>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)_32px] gap-1.5">
          <Field name={`${path}.request.body`} label={t('body')} hint={t('bodyHint')}>
            <Textarea mono defaultValue={step.body} spellCheck={false} />
          </Field>
          <IconButton label={t('remove')} icon={<X size={15} />} onClick={() => onChange({ ...step, body: null })} />
        </div>
      )}
    </>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1.5 text-sm font-medium">{title}</legend>
      {children}
    </fieldset>
  )
}
