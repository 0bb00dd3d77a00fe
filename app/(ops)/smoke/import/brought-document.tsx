'use client'

import { useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'
import { Panel, PanelBody, PanelRow } from '@/components/ui/panel'
import { Sign } from '@/components/ui/sign'
import type { KindForm } from '@/lib/smoke/kind-form'
import type { SuitePreview } from '@/lib/smoke/suite-files/import-queries'
import { BroughtStep } from './brought-step'

type Props = {
  document: SuitePreview
  forms: readonly KindForm[]
  chosen: ReadonlySet<number>
  onChoose: (chosen: ReadonlySet<number>) => void
}

/** One document: its requests with what each would be held to, and what was refused, line by line. */
export function BroughtDocument({ document, forms, chosen, onChoose }: Props) {
  const t = useTranslations('smoke_import')
  const possible = document.steps.flatMap((step, index) => (step.taken ? [index] : []))
  const toggle = (index: number) => {
    const next = new Set(chosen)
    if (!next.delete(index)) next.add(index)
    onChoose(next)
  }
  const all = possible.length > 0 && possible.every((index) => chosen.has(index))
  return (
    <Panel
      title={<span className="font-mono text-sm break-all">{document.name}</span>}
      meta={t('found', { count: document.steps.length })}
      actions={
        <>
          <Chip>{document.format ?? t('unknownFormat')}</Chip>
          {possible.length > 1 ? (
            <button type="button" className="text-sm underline" onClick={() => onChoose(new Set(all ? [] : possible))}>
              {all ? t('chooseNone') : t('chooseAll')}
            </button>
          ) : null}
        </>
      }
    >
      {document.steps.map((step, index) => (
        <BroughtStep
          key={`${step.line} ${step.name}`}
          step={step}
          forms={forms}
          chosen={chosen.has(index)}
          onToggle={() => toggle(index)}
        />
      ))}
      {document.variables.length > 0 ? (
        <PanelRow>
          <h3 className="text-sm font-medium">{t('given', { count: document.variables.length })}</h3>
          <p className="text-xs text-ink-3">{t('givenHint')}</p>
          <ul className="mt-1 grid gap-0.5">
            {document.variables.map((variable) => (
              <li key={`${variable.name} ${variable.line}`} className="min-w-0 font-mono text-xs break-all">
                {variable.name} = {variable.secret ? <span className="font-sans text-ink-3">{t('secretLeftOut')}</span> : variable.value}
              </li>
            ))}
          </ul>
        </PanelRow>
      ) : null}
      {document.refused.length > 0 ? (
        <PanelRow>
          <h3 className="text-sm font-medium">{t('refused', { count: document.refused.length })}</h3>
          <p className="text-xs text-ink-3">{t('refusedHint')}</p>
          <ul className="mt-1 grid gap-1">
            {document.refused.map(({ line, why }) => (
              <li key={`${line} ${why}`} className="flex min-w-0 items-baseline gap-2 text-sm">
                <Sign tone="hold" size={12} className="translate-y-px text-hold" />
                <span className="shrink-0 text-ink-2">{t('line', { line })}</span>
                <span className="min-w-0 break-words">{why}</span>
              </li>
            ))}
          </ul>
        </PanelRow>
      ) : null}
      {document.steps.length + document.variables.length + document.refused.length === 0 ? <PanelBody>{t('nothingIn')}</PanelBody> : null}
    </Panel>
  )
}
