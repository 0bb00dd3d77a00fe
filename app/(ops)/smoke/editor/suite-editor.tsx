'use client'

import { ListPlus, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { CommandForm } from '@/components/ui/command-form'
import { Field, FieldError } from '@/components/ui/field'
import { useFormState } from '@/components/ui/form-context'
import { Input } from '@/components/ui/input'
import { Panel, PanelBody } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import type { Answer } from '@/lib/core/answer'
import type { KindForm } from '@/lib/smoke/kind-form'
import type { Step, SuiteDefinition, SuiteDefinitionInput } from '@/lib/smoke/step-schema'
import { createSuiteAction, updateSuiteAction } from '../actions'
import { EditorContext, type KnownVariable, type OtherSuite } from './editor-context'
import { blankStep, type EntryRow, entryRow, entryRows, moved, readDefinition, readEntry } from './editor-state'
import { IncludeFields } from './include-fields'
import { NeedsProvider } from './needs-provider'
import { StepFields } from './step-fields'
import { nextId } from './typed'
import { TypedProvider } from './typed-provider'
import { useEntryFocus } from './use-entry-focus'
import { useLeaveGuard } from './use-leave-guard'
import { VariablesHelp } from './variables-help'

type Existing = { id: string; name: string; description: string; revision: number; version: number; definition: SuiteDefinition }
/** What a new suite begins with: a draft that was brought, or a suite that ships. */
export type Draft = { key?: string; name?: string; description?: string; definition: SuiteDefinition }
type Place = { id: string; key: string; name: string; variables: KnownVariable[]; suites: OtherSuite[] }

type Props = {
  forms: KindForm[]
  /** The suite to change; without it a new one is made. */
  existing?: Existing
  /** What a new suite begins with; a blank step without it. */
  initial?: Draft
  /** Where it belongs: the suite's own integration, or those a new one may be made for. */
  places: Place[]
  /** The integration chosen at first, by key or id. */
  chosen?: string
}

const noSuites: OtherSuite[] = []
const noVariables: KnownVariable[] = []

/** Writes a suite: its steps in order, each with what is sent, expected and taken for later. */
export function SuiteEditor({ forms, existing, initial, places, chosen }: Props) {
  const t = useTranslations('suite_editor')
  const router = useRouter()
  const begun = existing ?? initial
  const [entries, setEntries] = useState<EntryRow[]>(() => entryRows(begun?.definition))
  const [opened] = useState(() => new Set(entries.length === 1 ? entries.map((entry) => entry.id) : []))
  const [placeId, setPlaceId] = useState(() => (places.find((place) => place.key === chosen || place.id === chosen) ?? places[0])?.id ?? '')
  const dirty = useLeaveGuard(initial !== undefined)
  const { list, focus, said } = useEntryFocus(entries)
  const place = places.find((one) => one.id === placeId)
  const { variables = noVariables, suites = noSuites } = place ?? {}
  const editor = useMemo(
    () => ({ forms, variables, suites: suites.filter((suite) => suite.id !== existing?.id) }),
    [forms, variables, suites, existing?.id],
  )
  const change = (next: EntryRow[]) => {
    dirty.current = true
    setEntries(next)
  }
  const add = (row: EntryRow, at: number) => {
    opened.add(row.id)
    change([...entries.slice(0, at), row, ...entries.slice(at)])
    focus(row.id, 'first')
  }
  const duplicate = (form: HTMLFormElement | null, index: number) => {
    const entry = entries[index]
    if (!form || !entry) return
    const typed = readEntry(new FormData(form), `definition.steps.${index}`, entry, forms)
    add(entryRow(typed.kind === 'include' ? typed : { ...(typed as Step), name: t('copyOf', { name: typed.name }) }), index + 1)
  }
  const propsOf = (entry: EntryRow, index: number) => ({
    index,
    count: entries.length,
    open: opened.has(entry.id),
    onChange: (next: EntryRow) => change(entries.map((one) => (one.id === entry.id ? next : one))),
    onMove: (by: -1 | 1) => {
      const next = moved(entries, index, by)
      change(next)
      focus(entry.id, by < 0 ? 'up' : 'down', t('movedTo', { position: next.indexOf(entry) + 1 }))
    },
    onDuplicate: (form: HTMLFormElement | null) => duplicate(form, index),
    onRemove: () => {
      const next = entries.filter((one) => one.id !== entry.id)
      change(next)
      focus((next[index] ?? next.at(-1))?.id, 'toggle', t('removed', { position: index + 1 }))
    },
  })

  const save = async (input: unknown, meta?: { expectedVersion?: number }): Promise<Answer<{ id: string; revision: number }>> =>
    existing ? updateSuiteAction(input, meta) : createSuiteAction(input, meta)
  return (
    <EditorContext value={editor}>
      <CommandForm
        action={save}
        meta={() => (existing ? { expectedVersion: existing.version } : {})}
        toInput={(data) => {
          const common = {
            name: String(data.get('name') ?? '').trim(),
            description: String(data.get('description') ?? '').trim(),
            definition: readDefinition(data, entries, forms),
          }
          return existing
            ? { suiteId: existing.id, ...common }
            : { integrationId: placeId, key: String(data.get('key') ?? '').trim(), ...common }
        }}
        success={({ revision }) => (existing ? t('saved', { revision }) : t('created'))}
        onDone={({ id }) => {
          dirty.current = false
          router.push(`/smoke/${id}`)
        }}
        onInput={() => {
          dirty.current = true
        }}
        className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_300px]"
      >
        <TypedProvider entries={entries} forms={forms} begin={() => (begun?.definition ?? { steps: [] }) as SuiteDefinitionInput}>
          <NeedsProvider>
            <div className="grid min-w-0 grid-cols-1 gap-4">
              <Panel>
                <PanelBody className="grid gap-4">
                  {existing ? null : (
                    <div className="grid items-start gap-4 sm:grid-cols-2">
                      <Field name="integrationId" label={t('integration')} required>
                        <Select
                          value={placeId}
                          onChange={(event) => setPlaceId(event.target.value)}
                          options={places.map((one) => ({ value: one.id, label: one.name }))}
                        />
                      </Field>
                      <Field name="key" label={t('key_')} hint={t('keyHint')} required>
                        <Input mono maxLength={64} defaultValue={initial?.key} spellCheck={false} autoCapitalize="off" />
                      </Field>
                    </div>
                  )}
                  <Field name="name" label={t('name')} required>
                    <Input defaultValue={begun?.name} maxLength={120} />
                  </Field>
                  <Field name="description" label={t('description')} required={false}>
                    <Textarea defaultValue={begun?.description} maxLength={2000} />
                  </Field>
                </PanelBody>
              </Panel>
              <div>
                <h2>{t('steps')}</h2>
                <p className="text-sm text-ink-2">{t('stepsHint')}</p>
              </div>
              <div ref={list} className="grid min-w-0 grid-cols-1 gap-4">
                {entries.map((entry, index) =>
                  entry.kind === 'include' ? (
                    <IncludeFields key={entry.id} entry={entry} {...propsOf(entry, index)} />
                  ) : (
                    <StepFields key={entry.id} entry={entry} {...propsOf(entry, index)} />
                  ),
                )}
              </div>
              <p role="status" className="sr-only">
                {said}
              </p>
              <ListFault />
              <div className="flex flex-wrap items-center gap-2">
                <Button icon={<Plus size={14} aria-hidden="true" />} onClick={() => add(blankStep(), entries.length)}>
                  {t('addStep')}
                </Button>
                {editor.suites.length > 0 ? (
                  <Button
                    variant="ghost"
                    icon={<ListPlus size={14} aria-hidden="true" />}
                    onClick={() => add({ id: nextId(), kind: 'include', suite: '' }, entries.length)}
                  >
                    {t('addInclude')}
                  </Button>
                ) : null}
                <span className="ml-auto flex flex-wrap items-center gap-2">
                  {existing ? <span className="text-sm text-ink-2">{t('revisionNote', { revision: existing.revision + 1 })}</span> : null}
                  <ButtonLink variant="ghost" href={existing ? `/smoke/${existing.id}` : '/smoke'}>
                    {t('cancel')}
                  </ButtonLink>
                  <SubmitButton>{existing ? t('save') : t('create')}</SubmitButton>
                </span>
              </div>
            </div>
            <VariablesHelp />
          </NeedsProvider>
        </TypedProvider>
      </CommandForm>
    </EditorContext>
  )
}

/** What is refused about the steps as a whole: too many, or none. */
function ListFault() {
  const { errors } = useFormState()
  return <FieldError text={errors['definition.steps']} />
}
