'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { CopyButton } from '@/components/ui/copy-button'
import { Dialog, DialogFooter } from '@/components/ui/dialog'
import { RefusalNote } from '@/components/ui/refusal-note'
import { Sign } from '@/components/ui/sign'
import { Spinner } from '@/components/ui/spinner'
import { useCommand } from '@/components/ui/use-command'
import type { Answer } from '@/lib/core/answer'
import { compareTemplates } from '@/lib/templates/compare-templates'
import type { DialectHead } from '@/lib/templates/markdown/dialect'
import type { TemplateBody } from '@/lib/templates/schema'
import { makePatch } from './editor/make-patch'
import { SourceField, type SourceFieldHandle } from './source-field'
import { SourceFindings, useFindings } from './source-findings'
import { TemplateDifferenceView } from './template-difference'
import { useSourceText } from './use-source-text'

export interface TemplateSourceProps {
  /** What the template is called: written out for readers, changed on its page. */
  head: DialectHead
  versionId: string
  /** The draft as it is saved, and its revision. */
  body: TemplateBody
  revision: number
  /** Edits made elsewhere on the page are still on their way. */
  pending: boolean
  /** The text is what one looks at. */
  active: boolean
  /** `template.replace_draft`. */
  save: (
    input: { versionId: string; revision: number; body: TemplateBody; label: { what: string; text?: string } },
    meta: { idempotencyKey?: string },
  ) => Promise<Answer<{ revision: number }>>
  /** The draft is to be read again: it was saved here (`own`), or by somebody who was faster. */
  reload: (own: boolean) => void | Promise<void>
  /** Whether there is text that is not saved. */
  onUnsaved: (unsaved: boolean) => void
}

/** A template's draft as a text: errors at their lines, the difference before saving, and one step for all of it. */
export function TemplateSource({ head, versionId, body, revision, pending, active, save, reload, onUnsaved }: TemplateSourceProps) {
  const t = useTranslations('template_source.tab')
  const source = useSourceText(head, body, revision, active && !pending)
  const field = useRef<SourceFieldHandle>(null)
  const [reviewed, setReviewed] = useState<TemplateBody | null>(null)
  const { run, pending: sending, refusal, clear } = useCommand(save, { success: t('saved') })
  const { read, changed, moved, based } = source
  const findings = useFindings(read)
  const difference = useMemo(() => reviewed && compareTemplates(based.body, reviewed), [reviewed, based.body])
  useEffect(() => {
    onUnsaved(changed)
    return () => onUnsaved(false)
  }, [changed, onUnsaved])

  const review = async () => {
    if (!changed || pending || moved) return
    const now = await source.readNow()
    if (!now) return
    const [first] = now.ok ? [] : now.errors
    if (first) return field.current?.go(first.line, first.column)
    if (!now.ok) return
    clear()
    if (makePatch(based.body, now.body).length === 0) toast(t('nothing'))
    else setReviewed(now.body)
  }
  const send = async () => {
    if (!reviewed) return
    const input = { versionId, revision: based.revision, body: reviewed, label: { what: 'source_edited' } }
    const answer = await run(input, { idempotencyKey: crypto.randomUUID() })
    if (answer?.ok) {
      setReviewed(null)
      source.saved(reviewed, answer.value.revision)
      await reload(true)
    } else if (answer?.refusal.code === 'draft_conflict') {
      // The newer draft comes in under the text, which stays; what to do is said above it.
      setReviewed(null)
      await reload(false)
    }
  }

  const broken = source.broken ? (
    <Callout tone="nogo" role="alert" title={t('broken')}>
      {t('broken_hint')}
    </Callout>
  ) : null
  if (source.initial === null) {
    return (
      broken ?? (
        <p className="flex items-center gap-2 text-sm text-ink-2" role="status">
          <Spinner />
          {t(pending ? 'pending' : 'loading')}
        </p>
      )
    )
  }
  const wrong = read?.ok === false
  return (
    <section aria-label={t('title')} className="grid gap-3">
      <p className="max-w-220 text-sm text-ink-2 [font-variant-ligatures:none]">{t('hint')}</p>
      {broken}
      {moved && changed ? (
        <Callout
          tone="hold"
          role="alert"
          title={t('moved')}
          actions={
            <>
              <Button size="sm" onClick={source.restart}>
                {t('take_newer')}
              </Button>
              <Button size="sm" variant="danger" onClick={source.keep}>
                {t('save_over')}
              </Button>
            </>
          }
        >
          <p>{t('moved_hint')}</p>
          <p className="mt-1.5">
            <CopyButton text={source.text()} label={t('copy')} />
          </p>
        </Callout>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span role="status" className="inline-flex items-center gap-1.5 text-sm text-ink-2">
          <Sign tone={wrong ? 'nogo' : changed ? 'hold' : 'go'} className={wrong ? 'text-nogo' : changed ? 'text-hold' : 'text-go'} />
          {wrong ? t('errors', { count: read.errors.length }) : t(changed ? 'changed' : 'unchanged')}
        </span>
        {source.reading ? <Spinner /> : null}
        <span className="text-sm text-ink-3">{t('lines', { count: source.lines })}</span>
        <span className="ml-auto flex flex-wrap gap-2">
          <Button disabled={!changed} onClick={source.restart}>
            {t('revert')}
          </Button>
          <Button
            variant="primary"
            aria-keyshortcuts="Control+S"
            disabled={!changed || pending || moved}
            onClick={() => void review()}
            title={pending ? t('pending') : undefined}
          >
            {t('review')}
          </Button>
        </span>
      </div>
      <div className="grid min-w-0 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_360px]">
        <SourceField
          ref={field}
          initial={source.initial}
          version={source.version}
          lines={source.lines}
          findings={findings}
          wrong={wrong}
          onType={source.type}
          onSave={() => void review()}
        />
        <SourceFindings findings={findings} wrong={wrong} onGo={(line, column) => field.current?.go(line, column)} />
      </div>
      <Dialog open={reviewed !== null} onOpenChange={(open) => !open && setReviewed(null)} title={t('dialog')} size="lg">
        {difference ? (
          <>
            <div className="max-h-[60vh] overflow-y-auto rounded-md border border-line" tabIndex={0} role="group" aria-label={t('dialog')}>
              <TemplateDifferenceView difference={difference} />
            </div>
            <RefusalNote refusal={refusal} className="mt-3" />
            <DialogFooter>
              <Button onClick={() => setReviewed(null)}>{t('back')}</Button>
              <Button variant="primary" pending={sending} onClick={() => void send()}>
                {t('save')}
              </Button>
            </DialogFooter>
          </>
        ) : null}
      </Dialog>
    </section>
  )
}
