'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { CommandForm } from '@/components/ui/command-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Panel, PanelBody } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import type { ReleaseChoices } from '@/lib/releases/choice-queries'
import { toLocalInput, zonedMoment } from '@/lib/releases/zoned-moment'
import { createReleaseAction } from '../actions'
import { ArtifactFields, artifactValues } from '../fields/artifact-fields'
import { FactFields, factValues } from '../fields/fact-fields'
import { SuiteFields, suiteValues } from '../fields/suite-fields'
import { WindowFields, windowValues } from '../fields/window-fields'

type Props = {
  choices: ReleaseChoices
  personId: string
  asked: { integrationId?: string; environmentId?: string }
  /** The moment the page was made, so that server and browser propose the same window. */
  today: string
}

/** The form of a new release. Everything that depends on a choice above it follows that choice. */
export function NewReleaseForm({ choices, personId, asked, today }: Props) {
  const t = useTranslations('releases.form')
  const router = useRouter()
  const [integrationId, setIntegrationId] = useState(asked.integrationId ?? choices.integrations[0]?.id ?? '')
  const integration = choices.integrations.find((one) => one.id === integrationId) ?? choices.integrations[0]!
  const [environmentId, setEnvironmentId] = useState(asked.environmentId ?? '')
  const environment =
    integration.environments.find((one) => one.id === environmentId) ??
    integration.environments.find((one) => one.production) ??
    integration.environments[0]!
  const [templateId, setTemplateId] = useState(choices.templates[0]?.id ?? '')
  const template = choices.templates.find((one) => one.id === templateId) ?? choices.templates[0]!
  const managers = choices.people.filter((person) => person.integrationIds === null || person.integrationIds.includes(integration.id))
  const toInput = (data: FormData) => {
    const text = (name: string) => String(data.get(name) ?? '').trim()
    return {
      integrationId: integration.id,
      environmentId: environment.id,
      templateVersionId: template.versionId,
      title: text('title'),
      version: text('version'),
      notes: text('notes'),
      managerId: text('managerId') || null,
      artifacts: artifactValues(data),
      window: windowValues(data),
      facts: factValues(data, template.facts),
      suites: suiteValues(data, template.suiteKeys),
    }
  }
  return (
    <CommandForm
      action={createReleaseAction}
      toInput={toInput}
      success={t('created')}
      onDone={({ releaseId }) => router.push(`/releases/${releaseId}`)}
      className="grid max-w-210 gap-4"
    >
      <Panel title={t('heading_where')}>
        <PanelBody className="grid gap-4 sm:grid-cols-2">
          <Field name="integrationId" label={t('integration')}>
            <Select
              value={integration.id}
              onChange={(event) => setIntegrationId(event.target.value)}
              options={choices.integrations.map((one) => ({ value: one.id, label: one.name }))}
            />
          </Field>
          <Field name="environmentId" label={t('environment')}>
            <Select
              value={environment.id}
              onChange={(event) => setEnvironmentId(event.target.value)}
              options={integration.environments.map((one) => ({
                value: one.id,
                label: one.production ? t('production', { name: one.name }) : one.name,
              }))}
            />
          </Field>
          <Field
            name="templateVersionId"
            label={t('template')}
            hint={t('template_sum', { items: template.items, slots: template.slots, phases: template.phases })}
          >
            <Select
              value={template.id}
              onChange={(event) => setTemplateId(event.target.value)}
              options={choices.templates.map((one) => ({
                value: one.id,
                label: t('template_option', { name: one.name, number: one.number }),
              }))}
            />
          </Field>
          <Field name="managerId" label={t('manager')}>
            <Select
              key={integration.id}
              defaultValue={personId}
              options={managers.map((person) => ({ value: person.id, label: person.name }))}
            />
          </Field>
        </PanelBody>
      </Panel>
      <Panel title={t('heading_what')}>
        <PanelBody className="grid gap-4">
          <div className="grid gap-4 sm:grid-cols-[2fr_1fr]">
            <Field name="title" label={t('title')} hint={t('titleHint')}>
              <Input maxLength={120} />
            </Field>
            <Field name="version" label={t('version')} hint={t('versionHint')}>
              <Input mono maxLength={80} />
            </Field>
          </div>
          <ArtifactFields artifacts={noArtifact} />
          <Field name="notes" label={t('notes')} required={false}>
            <Textarea maxLength={4000} rows={2} />
          </Field>
        </PanelBody>
      </Panel>
      <Panel title={t('heading_when')}>
        <PanelBody>
          <WindowFields hideLegend key={environment.id} window={proposeWindow(environment.timeZone, today)} />
        </PanelBody>
      </Panel>
      <Panel title={t('heading_facts')}>
        <PanelBody>
          <FactFields hideLegend key={template.id} facts={template.facts.map((fact) => ({ ...fact, value: fact.default }))} />
        </PanelBody>
      </Panel>
      <Panel title={t('heading_smoke')}>
        <PanelBody>
          <SuiteFields key={`${template.id} ${integration.id}`} keys={template.suiteKeys} suites={integration.suites} />
        </PanelBody>
      </Panel>
      <div className="flex justify-end">
        <SubmitButton>{t('create')}</SubmitButton>
      </div>
    </CommandForm>
  )
}

/** One empty row to begin with. */
const noArtifact = [{ name: '', digest: '' }]

/** A week from today, 02:00 to 03:00 in the environment's zone: the quiet hour, with time for the plan before it. */
function proposeWindow(timeZone: string, today: string) {
  const day = toLocalInput(new Date(Date.parse(today) + 7 * 86_400_000), timeZone).slice(0, 10)
  const at = (clock: string) => (zonedMoment(`${day}T${clock}`, timeZone)?.at ?? new Date(today)).toISOString()
  return { start: at('02:00'), end: at('03:00'), timeZone }
}
