'use client'

import { useTranslations } from 'next-intl'
import { Callout } from '@/components/ui/callout'
import { CommandForm } from '@/components/ui/command-form'
import { Dialog, DialogFooter } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import type { ReleaseView } from '@/lib/releases/view'
import { useState } from 'react'
import { toLocalInput } from '@/lib/releases/zoned-moment'
import { updateReleaseAction } from '../actions'
import { ArtifactFields, artifactValues } from '../fields/artifact-fields'
import { FactFields, factValues } from '../fields/fact-fields'
import { WindowFields, windowValues } from '../fields/window-fields'
import { useRefresh } from './use-refresh'

/** Edits a release. Once it has started only title, notes and manager; two editors at once are told apart by the version they saw. */
export function EditDialog({ release: current, onClose }: { release: ReleaseView; onClose: () => void }) {
  const t = useTranslations('releases')
  const refresh = useRefresh(current.id)
  // What was there when the dialog opened: the page behind it goes on living.
  const [release] = useState(current)
  const fixed = release.startedAt !== null
  const toInput = (data: FormData) => {
    const text = (name: string) => String(data.get(name) ?? '').trim()
    const free = { releaseId: release.id, title: text('title'), notes: text('notes'), managerId: text('managerId') }
    if (fixed) return free
    return {
      ...free,
      version: text('version'),
      artifacts: artifactValues(data),
      ...movedWindow(release, windowValues(data)),
      facts: factValues(data, release.facts),
    }
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      size="lg"
      title={t('edit.title')}
      description={t('edit.description')}
    >
      <CommandForm
        action={updateReleaseAction}
        toInput={toInput}
        meta={() => ({ expectedVersion: release.rowVersion })}
        success={t('edit.saved')}
        onDone={() => {
          onClose()
          refresh()
        }}
      >
        {fixed ? <Callout>{t('edit.fixed')}</Callout> : null}
        <div className="grid gap-4 sm:grid-cols-[2fr_1fr]">
          <Field name="title" label={t('form.title')}>
            <Input defaultValue={release.title} maxLength={120} />
          </Field>
          <Field name="version" label={t('form.version')}>
            <Input mono defaultValue={release.version} maxLength={80} disabled={fixed} />
          </Field>
        </div>
        <Field name="managerId" label={t('form.manager')}>
          <Select defaultValue={release.manager.id} options={managers(release)} />
        </Field>
        <WindowFields window={release.window} disabled={fixed} />
        <ArtifactFields artifacts={release.artifacts} disabled={fixed} />
        <FactFields facts={release.facts} disabled={fixed} />
        <Field name="notes" label={t('form.notes')} required={false}>
          <Textarea defaultValue={release.notes} maxLength={4000} />
        </Field>
        <DialogFooter>
          <SubmitButton>{t('edit.save')}</SubmitButton>
        </DialogFooter>
      </CommandForm>
    </Dialog>
  )
}

/** The window, if it was moved: minutes are all a field shows, and a window that was left alone keeps its seconds. */
function movedWindow({ window: { start, end, timeZone } }: ReleaseView, window: ReturnType<typeof windowValues>) {
  const shown = { start: toLocalInput(new Date(start), timeZone), end: toLocalInput(new Date(end), timeZone), timeZone }
  return window.start === shown.start && window.end === shown.end && window.timeZone === shown.timeZone ? {} : { window }
}

/** Everybody who can manage it, and who does, even if they no longer could be chosen. */
function managers(release: ReleaseView) {
  const people = release.people.map((person) => ({ value: person.id, label: person.name }))
  return people.some((person) => person.value === release.manager.id)
    ? people
    : [{ value: release.manager.id, label: release.manager.name }, ...people]
}
