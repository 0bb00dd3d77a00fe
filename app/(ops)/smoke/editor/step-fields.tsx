'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { Step } from '@/lib/smoke/step-schema'
import { AssertionRows } from './assertion-rows'
import { CaptureRows } from './capture-rows'
import { ConnectionFields } from './connection-fields'
import { Disclosure } from './disclosure'
import { useEditor, useTypedAt } from './editor-context'
import { blankPoll, type StepRow } from './editor-state'
import { EntryFrame, type EntryMoves } from './entry-frame'
import { NeedsLine } from './needs-line'
import { RequestFields } from './request-fields'
import { blankTable } from './table-state'
import { shownNumber } from './typed'

const PollFields = dynamic(() => import('./poll-fields').then((module) => module.PollFields))
const TableFields = dynamic(() => import('./table-fields').then((module) => module.TableFields))

type Props = EntryMoves & { entry: StepRow; index: number; count: number; open: boolean; onChange: (entry: StepRow) => void }

/** One step of the editor: what is sent, what is expected, what is taken for later; and what few steps need, folded away. */
export function StepFields({ entry, index, count, open, onChange, ...moves }: Props) {
  const t = useTranslations('suite_editor')
  const path = `definition.steps.${index}`
  return (
    <EntryFrame
      id={entry.id}
      path={path}
      index={index}
      count={count}
      open={open}
      title={entry.name || t('newStep')}
      about={<StepSummary index={index} />}
      {...moves}
    >
      <Field name={`${path}.name`} label={t('stepName')} required>
        <Input defaultValue={entry.name} maxLength={120} onChange={(event) => onChange({ ...entry, name: event.target.value })} />
      </Field>
      {entry.poll ? (
        <PollFields
          path={`${path}.poll`}
          row={entry.poll}
          onChange={(poll) => onChange({ ...entry, poll })}
          onRemove={() => onChange({ ...entry, poll: null })}
        />
      ) : null}
      {entry.poll ? <h3 className="text-sm font-medium">{t('question')}</h3> : null}
      <RequestFields path={`${path}.request`} row={entry.request} onChange={(request) => onChange({ ...entry, request })} />
      <AssertionRows
        path={`${path}.assertions`}
        legend={t('expect')}
        hint={t(entry.poll ? 'expectPollHint' : 'expectHint')}
        add={t('addAssertion')}
        rows={entry.assertions}
        onChange={(assertions) => onChange({ ...entry, assertions })}
      />
      <CaptureRows path={`${path}.captures`} rows={entry.captures} onChange={(captures) => onChange({ ...entry, captures })} />
      {entry.rows ? (
        <TableFields
          path={`${path}.rows`}
          table={entry.rows}
          onChange={(rows) => onChange({ ...entry, rows })}
          onRemove={() => onChange({ ...entry, rows: null })}
        />
      ) : null}
      <MoreParts entry={entry} onChange={onChange} />
      <OrderFields path={path} entry={entry} />
      <ConnectionFields path={`${path}.request`} row={entry.request} onChange={(request) => onChange({ ...entry, request })} />
    </EntryFrame>
  )
}

/** What a step may have besides: waiting, a table of rows. */
function MoreParts({ entry, onChange }: { entry: StepRow; onChange: (entry: StepRow) => void }) {
  const t = useTranslations('suite_editor')
  const { forms } = useEditor()
  if (entry.poll && entry.rows) return null
  const plus = <Plus size={13} aria-hidden="true" />
  const condition = forms.find((form) => form.kind === 'jsonpath') ?? forms[0]
  return (
    <span className="flex flex-wrap gap-1.5">
      {entry.poll ? null : (
        <Button size="sm" variant="ghost" icon={plus} onClick={() => onChange({ ...entry, poll: blankPoll(condition?.kind ?? 'status') })}>
          {t('addPoll')}
        </Button>
      )}
      {entry.rows ? null : (
        <Button size="sm" variant="ghost" icon={plus} onClick={() => onChange({ ...entry, rows: blankTable() })}>
          {t('addTable')}
        </Button>
      )}
    </span>
  )
}

const phases = ['setup', 'check', 'cleanup'] as const satisfies readonly Step['phase'][]
const probes = ['liveness', 'readiness', 'metrics'] as const satisfies readonly Step['probe'][]

/** When it is asked and how long it may take. */
function OrderFields({ path, entry }: { path: string; entry: StepRow }) {
  const t = useTranslations('suite_editor')
  const { initial } = entry
  const typed = useTypedAt<Step>(path)
  const said = typed
    ? [
        typed.phase === 'check' ? null : t(`phase.${typed.phase}`),
        typed.probe ? t(`probe.${typed.probe}`) : null,
        Number.isNaN(typed.timeoutMs) ? null : t('atMost', { ms: typed.timeoutMs }),
        typed.retries > 0 ? t('retriesSaid', { count: typed.retries }) : null,
        typed.always ? t('alwaysSaid') : null,
      ].filter((one) => one !== null)
    : []
  return (
    <Disclosure
      title={t('more')}
      summary={said.join(' · ')}
      paths={['timeoutMs', 'retries', 'phase', 'probe', 'always'].map((name) => `${path}.${name}`)}
    >
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <Field name={`${path}.timeoutMs`} label={t('timeout')} hint={t('timeoutHint')} required>
          <Input inputMode="numeric" unit="ms" defaultValue={shownNumber(initial.timeoutMs)} />
        </Field>
        <Field name={`${path}.retries`} label={t('retries')} hint={t('retriesHint')} required>
          <Input inputMode="numeric" defaultValue={shownNumber(initial.retries)} />
        </Field>
        <Field name={`${path}.phase`} label={t('phaseLabel')} hint={t('phaseHint')} required>
          <Select defaultValue={initial.phase} options={phases.map((value) => ({ value, label: t(`phase.${value}`) }))} />
        </Field>
        <Field name={`${path}.probe`} label={t('probeLabel')} hint={t('probeHint')} required={false}>
          <Select
            defaultValue={initial.probe ?? ''}
            placeholder={t('probe.none')}
            options={probes.map((value) => ({ value, label: t(`probe.${value}`) }))}
          />
        </Field>
      </div>
      <Checkbox name={`${path}.always`} label={t('always')} hint={t('alwaysHint')} defaultChecked={initial.always} />
    </Disclosure>
  )
}

/** A step in two lines: what it asks and expects, what it needs. */
function StepSummary({ index }: { index: number }) {
  const t = useTranslations('suite_editor')
  const step = useTypedAt<Step>(`definition.steps.${index}`)
  if (!step?.request?.url) return <NeedsLine index={index} />
  const parts = [
    t('summaryExpect', { count: step.assertions.length }),
    step.captures.length > 0 ? t('summaryTake', { names: step.captures.map((capture) => capture.name || '…').join(', ') }) : null,
    step.poll ? t('summaryPoll') : null,
    step.rows ? t('summaryRows', { count: step.rows.rows.length }) : null,
    step.phase === 'check' ? null : t(`phase.${step.phase}`),
  ].filter((one) => one !== null)
  return (
    <>
      <p className="min-w-0 text-xs break-words text-ink-2">
        <code className="break-all">
          {step.request.method} {step.request.url}
        </code>{' '}
        <span className="text-ink-3">· {parts.join(' · ')}</span>
      </p>
      <NeedsLine index={index} />
    </>
  )
}
