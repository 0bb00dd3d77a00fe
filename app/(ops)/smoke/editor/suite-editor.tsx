'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { CommandForm } from '@/components/ui/command-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Panel, PanelBody } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import type { Answer } from '@/lib/core/answer'
import type { KindForm } from '@/lib/smoke/kind-form'
import type { Step, SuiteDefinition } from '@/lib/smoke/step-schema'
import { createSuiteAction, updateSuiteAction } from '../actions'
import { blankStep, moved, readDefinition, type StepRow, stepRow } from './editor-state'
import { StepFields } from './step-fields'
import { type KnownVariable, VariablesHelp } from './variables-help'

type Existing = { id: string; name: string; description: string; revision: number; version: number; definition: SuiteDefinition }
type Place = { id: string; key: string; name: string; variables: KnownVariable[] }

type Props = {
  forms: KindForm[]
  /** The suite to change; without it a new one is made. */
  existing?: Existing
  /** Where it belongs: the suite's own integration, or those a new one may be made for. */
  places: Place[]
  /** The integration chosen at first. */
  chosen?: string
}

/** Writes a suite: its steps in order, each with what is sent, expected and taken for later. */
export function SuiteEditor({ forms, existing, places, chosen }: Props) {
  const t = useTranslations('smoke')
  const router = useRouter()
  const [steps, setSteps] = useState<StepRow[]>(
    () => existing?.definition.steps.filter((step) => step.kind !== 'include').map(stepRow) ?? [blankStep()],
  )
  const [opened] = useState(() => new Set(steps.length === 1 ? steps.map((step) => step.id) : []))
  const [placeId, setPlaceId] = useState(() => (places.find((place) => place.key === chosen) ?? places[0])?.id ?? '')
  const dirty = useLeaveGuard()
  const place = places.find((one) => one.id === placeId)
  const change = (next: StepRow[]) => {
    dirty.current = true
    setSteps(next)
  }
  const add = (row: StepRow, at: number) => {
    opened.add(row.id)
    change([...steps.slice(0, at), row, ...steps.slice(at)])
  }
  const duplicate = (form: HTMLFormElement | null, index: number) => {
    const typed = form && readDefinition(new FormData(form), steps, forms).steps[index]
    // What was read has every field of a step, though perhaps not yet values it may have.
    if (typed && typed.kind !== 'include') add(stepRow({ ...(typed as Step), name: t('editor.copyOf', { name: typed.name }) }), index + 1)
  }

  const save = async (input: unknown, meta?: { expectedVersion?: number }): Promise<Answer<{ id: string; revision: number }>> =>
    existing ? updateSuiteAction(input, meta) : createSuiteAction(input, meta)
  return (
    <CommandForm
      action={save}
      meta={() => (existing ? { expectedVersion: existing.version } : {})}
      toInput={(data) => {
        const common = {
          name: String(data.get('name') ?? '').trim(),
          description: String(data.get('description') ?? '').trim(),
          definition: readDefinition(data, steps, forms),
        }
        return existing
          ? { suiteId: existing.id, ...common }
          : { integrationId: placeId, key: String(data.get('key') ?? '').trim(), ...common }
      }}
      success={({ revision }) => (existing ? t('editor.saved', { revision }) : t('editor.created'))}
      onDone={({ id }) => {
        dirty.current = false
        router.push(`/smoke/${id}`)
      }}
      onInput={() => {
        dirty.current = true
      }}
      className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_300px]"
    >
      <div className="grid min-w-0 grid-cols-1 gap-4">
        <Panel>
          <PanelBody className="grid gap-4">
            {existing ? null : (
              <div className="grid gap-4 sm:grid-cols-2">
                <Field name="integrationId" label={t('editor.integration')} required>
                  <Select
                    value={placeId}
                    onChange={(event) => setPlaceId(event.target.value)}
                    options={places.map((one) => ({ value: one.id, label: one.name }))}
                  />
                </Field>
                <Field name="key" label={t('editor.key')} hint={t('editor.keyHint')} required>
                  <Input mono maxLength={64} spellCheck={false} autoCapitalize="off" />
                </Field>
              </div>
            )}
            <Field name="name" label={t('editor.name')} required>
              <Input defaultValue={existing?.name} maxLength={120} />
            </Field>
            <Field name="description" label={t('editor.description')} required={false}>
              <Textarea defaultValue={existing?.description} maxLength={2000} />
            </Field>
          </PanelBody>
        </Panel>
        <div>
          <h2>{t('editor.steps')}</h2>
          <p className="text-sm text-ink-2">{t('editor.stepsHint')}</p>
        </div>
        {steps.map((step, index) => (
          <StepFields
            key={step.id}
            step={step}
            index={index}
            count={steps.length}
            forms={forms}
            open={opened.has(step.id)}
            onChange={(next) => change(steps.map((one) => (one.id === step.id ? next : one)))}
            onMove={(by) => change(moved(steps, index, by))}
            onDuplicate={(form) => duplicate(form, index)}
            onRemove={() => change(steps.filter((one) => one.id !== step.id))}
          />
        ))}
        <div className="flex flex-wrap items-center gap-3">
          <Button icon={<Plus size={14} aria-hidden="true" />} onClick={() => add(blankStep(), steps.length)}>
            {t('editor.addStep')}
          </Button>
          <span className="ml-auto flex flex-wrap items-center gap-2">
            {existing ? <span className="text-sm text-ink-2">{t('editor.revisionNote', { revision: existing.revision + 1 })}</span> : null}
            <ButtonLink variant="ghost" href={existing ? `/smoke/${existing.id}` : '/smoke'}>
              {t('run.cancel')}
            </ButtonLink>
            <SubmitButton>{existing ? t('editor.save') : t('editor.create')}</SubmitButton>
          </span>
        </div>
      </div>
      <VariablesHelp variables={place?.variables ?? []} steps={steps} />
    </CommandForm>
  )
}

/** Asks before the browser leaves a form that was typed into. */
function useLeaveGuard() {
  const dirty = useRef(false)
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (dirty.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [])
  return dirty
}
