'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { PanelRow } from '@/components/ui/panel'
import { Sign } from '@/components/ui/sign'
import type { KindForm } from '@/lib/smoke/kind-form'
import type { SuitePreview } from '@/lib/smoke/suite-files/import-queries'

type Step = SuitePreview['steps'][number]

/** One request: whether it becomes a step, what of the answer it looks at, and what a person should know of it. */
export function BroughtStep({
  step,
  forms,
  chosen,
  onToggle,
}: {
  step: Step
  forms: readonly KindForm[]
  chosen: boolean
  onToggle: () => void
}) {
  const t = useTranslations('smoke_import')
  const id = useId()
  const words = useAssertionWords(forms)
  return (
    <PanelRow className="flex items-start gap-2.5">
      <input
        type="checkbox"
        id={id}
        checked={chosen}
        disabled={!step.taken}
        onChange={onToggle}
        aria-describedby={`${id}-more`}
        className="mt-1 size-4 shrink-0 rounded-sm accent-(--ink)"
      />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline gap-x-2.5">
          <label htmlFor={id} className="min-w-0 font-medium break-words">
            {step.name}
          </label>
          <span className="text-xs text-ink-3">{t('line', { line: step.line })}</span>
        </div>
        <div id={`${id}-more`} className="grid min-w-0 gap-0.5">
          {step.method === '' ? null : (
            <p className="min-w-0 font-mono text-xs break-all text-ink-2">
              {step.method} {step.url}
            </p>
          )}
          {step.assertions.length > 0 ? (
            <p className="min-w-0 text-sm break-words text-ink-2">
              {t('expects')} {step.assertions.map(words).join(' · ')}
            </p>
          ) : null}
          {step.captures.length > 0 ? (
            <p className="min-w-0 text-sm break-words text-ink-2">
              {t('takes')}{' '}
              {step.captures.map(({ name, from, path }) => (
                <code key={name} className="mr-2 break-all">
                  {`${name} ← ${from} ${path}`.trim()}
                </code>
              ))}
            </p>
          ) : null}
          {step.notes.map(({ code, stops, params }, index) => (
            <p key={`${code} ${index}`} className="flex min-w-0 items-baseline gap-2 text-sm">
              <Sign tone={stops ? 'nogo' : 'hold'} size={12} className={`translate-y-px ${stops ? 'text-nogo' : 'text-hold'}`} />
              <span className="min-w-0 break-words">{t(`notes.${code}`, params)}</span>
            </p>
          ))}
        </div>
      </div>
    </PanelRow>
  )
}

/** An assertion in words: its kind, what it looks at, how it compares. */
function useAssertionWords(forms: readonly KindForm[]) {
  const t = useTranslations('smoke.assertions')
  return ({ kind, params }: Step['assertions'][number]) => {
    const label = forms.find((form) => form.kind === kind)?.label ?? kind
    const { op, ...rest } = params
    const spoken = typeof op === 'string' && t.has(`op_options.${op}`) ? t(`op_options.${op}` as 'op') : ''
    const { value, ...place } = rest
    const parts = [...Object.values(place), spoken, value].filter((part) => part !== undefined && part !== '')
    return `${label}: ${parts.map(String).join(' ')}`
  }
}
