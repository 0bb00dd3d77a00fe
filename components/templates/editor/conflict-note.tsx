'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { CopyButton } from '@/components/ui/copy-button'
import { Time } from '@/components/ui/time'
import type { Step } from './edit-state'
import { useStepText } from './step-text'
import type { Draft } from './use-draft'

/** What others did to what is unsaved here, or why it was refused; a person says what becomes of it. */
export function ConflictNote({ draft }: { draft: Draft }) {
  const t = useTranslations('editor.conflict')
  const say = useStepText()
  const { conflict, trouble } = draft.state
  if (conflict) {
    const { theirs, mine, lost } = conflict
    return (
      <Callout
        tone="hold"
        role="alert"
        className="mb-4"
        title={t('title')}
        actions={
          <>
            {mine.length > lost.length ? (
              <Button size="sm" variant="primary" onClick={draft.keep}>
                {t('keep')}
              </Button>
            ) : null}
            <Button size="sm" onClick={draft.drop}>
              {t('drop')}
            </Button>
          </>
        }
      >
        {theirs.length === 0 ? <p>{t('elsewhere')}</p> : null}
        <ul className="list-disc pl-4">
          {theirs.map((step) => (
            <li key={step.seq}>
              {t('theirs', { name: step.byName, step: say(step.label) })} <Time at={step.at} look="relative" className="text-ink-3" />
            </li>
          ))}
        </ul>
        <p className="mt-1.5">{t('yours', { count: mine.length })}</p>
        <ul className="list-disc pl-4">
          {mine.map((step) => (
            <li key={step.id}>
              {say(step.label)}
              {lost.some((one) => one.id === step.id) ? ` – ${t('lost')}` : null} <Own step={step} />
            </li>
          ))}
        </ul>
      </Callout>
    )
  }
  if (trouble?.is !== 'refused') return null
  return (
    <Callout
      tone="nogo"
      role="alert"
      className="mb-4"
      title={t('refused')}
      actions={
        <>
          <Button size="sm" onClick={draft.retry}>
            {t('again')}
          </Button>
          <Button size="sm" onClick={draft.drop}>
            {t('drop')}
          </Button>
        </>
      }
    >
      <p>{trouble.message}</p>
      <ul className="list-disc pl-4">
        {draft.state.pending.map((each) =>
          each.is === 'do' ? (
            <li key={each.step.id}>
              {say(each.step.label)} <Own step={each.step} />
            </li>
          ) : null,
        )}
      </ul>
    </Callout>
  )
}

/** One's own text to take along, when it does not stay. */
function Own({ step }: { step: Step }) {
  const t = useTranslations('editor.conflict')
  const texts = step.operations.flatMap((operation) => {
    const values = 'set' in operation ? Object.values(operation.set) : 'text' in operation ? [operation.text] : []
    return values.filter((value): value is string => typeof value === 'string' && value !== '')
  })
  return texts.length > 0 ? <CopyButton text={texts.join('\n')} label={t('copy')} /> : null
}
