'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { AssertionRows } from './assertion-rows'
import { CaptureRows } from './capture-rows'
import { ConnectionFields } from './connection-fields'
import { blankSubmit, type PollRow } from './editor-state'
import { RequestFields } from './request-fields'
import { shownNumber } from './typed'

type Props = { path: string; row: PollRow; onChange: (row: PollRow) => void; onRemove: () => void }

/** Asking again until something is done: what submits it, when it is done or lost, how often and how long. */
export function PollFields({ path, row, onChange, onRemove }: Props) {
  const t = useTranslations('suite_editor')
  const { submit } = row
  return (
    <fieldset className="grid min-w-0 gap-4 rounded-md border border-line bg-hover/40 p-3">
      <legend className="sr-only">{t('poll')}</legend>
      <div className="flex items-start gap-2">
        <p className="min-w-0 flex-1 text-sm">
          <span className="font-medium">{t('poll')}</span> <span className="text-ink-2">{t('pollHint')}</span>
        </p>
        <Button size="sm" variant="ghost" icon={<X size={13} aria-hidden="true" />} onClick={onRemove}>
          {t('removePoll')}
        </Button>
      </div>
      {submit ? (
        <fieldset className="grid min-w-0 gap-4 rounded-md border border-line bg-panel p-3">
          <legend className="sr-only">{t('submit')}</legend>
          <div className="flex items-start gap-2">
            <p className="min-w-0 flex-1 text-sm">
              <span className="font-medium">{t('submit')}</span> <span className="text-ink-2">{t('submitHint')}</span>
            </p>
            <Button size="sm" variant="ghost" icon={<X size={13} aria-hidden="true" />} onClick={() => onChange({ ...row, submit: null })}>
              {t('removeSubmit')}
            </Button>
          </div>
          <RequestFields
            path={`${path}.submit.request`}
            row={submit.request}
            onChange={(request) => onChange({ ...row, submit: { ...submit, request } })}
          />
          <AssertionRows
            path={`${path}.submit.assertions`}
            legend={t('submitExpect')}
            add={t('addAssertion')}
            rows={submit.assertions}
            onChange={(assertions) => onChange({ ...row, submit: { ...submit, assertions } })}
          />
          <CaptureRows
            path={`${path}.submit.captures`}
            hint={t('submitCaptureHint')}
            rows={submit.captures}
            onChange={(captures) => onChange({ ...row, submit: { ...submit, captures } })}
          />
          <ConnectionFields
            path={`${path}.submit.request`}
            row={submit.request}
            onChange={(request) => onChange({ ...row, submit: { ...submit, request } })}
          />
        </fieldset>
      ) : (
        <div className="grid justify-items-start gap-1">
          <Button
            size="sm"
            variant="ghost"
            icon={<Plus size={13} aria-hidden="true" />}
            onClick={() => onChange({ ...row, submit: blankSubmit() })}
          >
            {t('addSubmit')}
          </Button>
          <p className="text-xs text-ink-3">{t('addSubmitHint')}</p>
        </div>
      )}
      <AssertionRows
        path={`${path}.doneWhen`}
        legend={t('doneWhen')}
        hint={t('doneWhenHint')}
        add={t('addCondition')}
        rows={row.doneWhen}
        onChange={(doneWhen) => onChange({ ...row, doneWhen })}
      />
      <AssertionRows
        path={`${path}.failWhen`}
        legend={t('failWhen')}
        hint={t('failWhenHint')}
        add={t('addCondition')}
        rows={row.failWhen}
        onChange={(failWhen) => onChange({ ...row, failWhen })}
      />
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <Field name={`${path}.intervalMs`} label={t('interval')} hint={t('intervalHint')} required>
          <Input inputMode="numeric" unit="ms" defaultValue={shownNumber(row.initial.intervalMs)} />
        </Field>
        <Field name={`${path}.windowMs`} label={t('window')} hint={t('windowHint')} required>
          <Input inputMode="numeric" unit="ms" defaultValue={shownNumber(row.initial.windowMs)} />
        </Field>
      </div>
    </fieldset>
  )
}
