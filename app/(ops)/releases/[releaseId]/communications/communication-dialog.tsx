'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Preview } from '@/components/communications/preview'
import { useBilingual } from '@/components/releases/use-words'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { CommandForm } from '@/components/ui/command-form'
import { Dialog, DialogFooter } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { RefusalNote } from '@/components/ui/refusal-note'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import { useCommand } from '@/components/ui/use-command'
import { fieldNames, fillText, textsOf } from '@/lib/communications/fill-text'
import type { CommunicationsView, PlannedCommunication } from '@/lib/communications/view'
import { keepCopyAction, sendCommunicationAction } from '../beside-actions'

type Props = { view: CommunicationsView; one: PlannedCommunication; onClose: () => void; onDone: () => void }

/** One text of the plan: its fields, a preview in each language, and its way out: by mail, or copied and kept as copied. */
export function CommunicationDialog({ view, one, onClose, onDone }: Props) {
  const t = useTranslations('communications')
  const shell = useTranslations('shell.languages')
  const say = useBilingual()
  const [language, setLanguage] = useState<'en' | 'zh'>(useLocale() === 'zh' && one.textZh !== '' ? 'zh' : 'en')
  const [entered, setEntered] = useState<Record<string, string>>(() =>
    Object.fromEntries(one.asked.map((field) => [field.key, field.value])),
  )
  // One sending, however often the button is pressed; after a refusal it is still the same one.
  const key = useRef(newKey())
  const texts = textsOf(one, language)
  const values = { ...entered, ...view.values[language] }
  const input = { releaseId: view.releaseId, key: one.key, language, fields: entered }
  const finish = () => {
    onClose()
    onDone()
  }
  const copied = useRef(false)
  const copy = useCommand(keepCopyAction, { success: () => t(copied.current ? 'copied' : 'keptOnly'), onDone: finish })
  const empty = fieldNames(texts.subject, texts.text).filter((name) => !values[name as keyof typeof values]?.trim()).length
  const byMail = one.channel === 'mail' && one.subject !== ''

  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      size="lg"
      title={say(one.title, one.titleZh)}
      description={[t(`channel.${one.channel}`), one.audience].filter(Boolean).join(' · ')}
    >
      <CommandForm
        action={sendCommunicationAction}
        toInput={(data) => ({ ...input, recipients: String(data.get('recipients') ?? '') })}
        meta={() => ({ idempotencyKey: `${key.current}:mail` })}
        success={(value) => t('sentNow', { count: value.sent })}
        onDone={finish}
      >
        <div className="grid gap-x-5 gap-y-4 md:grid-cols-2">
          <div className="grid min-w-0 content-start gap-4">
            <Field name="language" label={t('language')} hint={one.textZh === '' ? t('onlyEnglish') : undefined}>
              <Select
                value={language}
                onChange={(event) => setLanguage(event.target.value === 'zh' ? 'zh' : 'en')}
                options={[
                  { value: 'en', label: shell('en') },
                  { value: 'zh', label: shell('zh'), disabled: one.textZh === '' },
                ]}
              />
            </Field>
            {one.asked.map((field) => (
              <Field
                key={field.key}
                name={`fields.${field.key}`}
                label={say(field.label, field.labelZh)}
                error={copy.errors[`fields.${field.key}`] ?? undefined}
              >
                <Textarea
                  rows={1}
                  className="min-h-8"
                  maxLength={4000}
                  value={entered[field.key] ?? ''}
                  onChange={(event) => setEntered({ ...entered, [field.key]: event.target.value })}
                />
              </Field>
            ))}
            {byMail && view.maySend ? (
              <Field name="recipients" label={t('recipients')} hint={t('recipientsHint', { max: view.maxRecipients })}>
                <Textarea rows={2} maxLength={60_000} spellCheck={false} />
              </Field>
            ) : null}
            {byMail && view.maySend && !view.mailReady ? <Callout tone="hold">{t('mailHeld')}</Callout> : null}
            {one.channel !== 'mail' ? <Callout>{t('postElsewhere')}</Callout> : null}
          </div>
          <div className="grid min-w-0 content-start gap-3">
            {empty > 0 && view.maySend ? <Callout tone="hold">{t('unfilled', { count: empty })}</Callout> : null}
            <Preview subject={texts.subject} text={texts.text} values={values} language={language} />
          </div>
        </div>
        {copy.refusal ? <RefusalNote refusal={copy.refusal} shown={copy.errors} /> : null}
        {view.maySend ? (
          <DialogFooter>
            <Button
              variant={byMail ? 'default' : 'primary'}
              pending={copy.pending}
              onClick={() => {
                copied.current = false
                const whole = [texts.subject, texts.text].filter(Boolean).map((text) => fillText(text, values))
                // Within the click: a browser lets nothing onto the clipboard later. A text with gaps is never put there.
                if (empty === 0) {
                  void navigator.clipboard?.writeText(whole.join('\n\n')).then(
                    () => (copied.current = true),
                    () => undefined,
                  )
                }
                void copy.run(input, { idempotencyKey: `${key.current}:copy` })
              }}
            >
              {t('copyAndKeep')}
            </Button>
            {byMail ? <SubmitButton>{t('send')}</SubmitButton> : null}
          </DialogFooter>
        ) : null}
      </CommandForm>
    </Dialog>
  )
}

/** A name for one sending; also where the page is not served in a secure context. */
function newKey(): string {
  return globalThis.crypto?.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`
}
