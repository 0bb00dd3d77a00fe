'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { TemplateDifferenceView } from '@/components/templates/template-difference'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { CommandForm } from '@/components/ui/command-form'
import { Dialog, DialogClose, DialogFooter } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { formValues } from '@/components/ui/form-values'
import { Spinner } from '@/components/ui/spinner'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import type { Answer } from '@/lib/core/answer'
import { compareTemplates } from '@/lib/templates/compare-templates'
import type { TemplateBody } from '@/lib/templates/schema'

export type Publish = (input: unknown) => Promise<Answer<{ versionId: string; number: number; changed: boolean }>>

interface Props {
  templateId: string
  versionId: string
  revision: number
  number: number
  body: TemplateBody
  publish: Publish
  onOpenChange: (open: boolean) => void
  onPublished: () => void
}

/** Publishing: what differs from the newest version, what it means for releases, a note. */
export function PublishDialog({ templateId, versionId, revision, number, body, publish, onOpenChange, onPublished }: Props) {
  const t = useTranslations('editor.publish')
  const newest = useQuery({
    queryKey: ['template', templateId, 'published'],
    // The first version has none before it.
    queryFn: () => (number === 1 ? null : readNewest(templateId)),
    staleTime: 0,
  })
  const difference = newest.data ? compareTemplates(newest.data.body, body) : null
  return (
    <Dialog open onOpenChange={onOpenChange} size="lg" title={t('title', { number })}>
      <CommandForm
        data-own-undo=""
        action={publish}
        toInput={(data) => ({ versionId, revision, ...formValues(data, { note: 'text' }) })}
        success={({ number: made, changed }) => t(changed ? 'done' : 'nothing', { number: made })}
        onDone={onPublished}
      >
        <Callout>{t('means', { number })}</Callout>
        <section aria-label={t('changes')} className="min-w-0">
          <h3 className="mb-1">{newest.data ? t('changes_since', { number: newest.data.version.number }) : t('changes')}</h3>
          {newest.isPending ? (
            <Spinner />
          ) : newest.isError ? (
            <p className="text-sm text-nogo">{t('unread')}</p>
          ) : difference ? (
            <div className="max-h-[45vh] overflow-y-auto rounded-md border border-line" tabIndex={0} role="group" aria-label={t('changes')}>
              <TemplateDifferenceView difference={difference} />
            </div>
          ) : (
            <p className="text-sm text-ink-2">{t('first')}</p>
          )}
        </section>
        <Field name="note" label={t('note')} hint={t('note_hint')} required={false}>
          <Textarea maxLength={1000} />
        </Field>
        <DialogFooter>
          <DialogClose>
            <Button>{t('not_yet')}</Button>
          </DialogClose>
          <SubmitButton disabled={difference?.same === true}>{difference?.same ? t('same') : t('submit', { number })}</SubmitButton>
        </DialogFooter>
      </CommandForm>
    </Dialog>
  )
}

/** The newest published version; null for a template that has none. */
async function readNewest(templateId: string): Promise<{ body: TemplateBody; version: { number: number } } | null> {
  const response = await fetch(`/api/v1/templates/${templateId}`, { headers: { accept: 'application/json' }, cache: 'no-store' })
  if (response.status === 404) return null
  if (!response.ok) throw new Error(`the newest version answered ${response.status}`)
  return (await response.json()) as { body: TemplateBody; version: { number: number } }
}
