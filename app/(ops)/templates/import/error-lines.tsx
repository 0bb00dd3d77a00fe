'use client'

import { useTranslations } from 'next-intl'
import { useFindings } from '@/components/templates/source-findings'
import { Panel, PanelRow } from '@/components/ui/panel'
import { Sign } from '@/components/ui/sign'
import type { DialectError } from '@/lib/templates/markdown/dialect'

/** What is wrong with a template in the product's own Markdown, each error with its line as it is written. */
export function ErrorLines({ errors, lines }: { errors: DialectError[]; lines: readonly string[] }) {
  const t = useTranslations('importing')
  const findings = useFindings({ ok: false, errors })
  return (
    <Panel title={t('errors', { count: errors.length })} className="border-nogo-line">
      {findings.map(({ line, text }, index) => (
        <PanelRow key={`${line} ${index}`} className="flex items-start gap-2.5">
          <span className="mt-1 text-nogo">
            <Sign tone="nogo" />
          </span>
          <span className="shrink-0 pt-0.5 font-mono text-2xs text-ink-3">{t('line', { line })}</span>
          <span className="min-w-0 flex-1">
            <code className="break-words">{(lines[line - 1] ?? '').trim().slice(0, 200)}</code>
            <span className="block text-sm text-ink-2">{text}</span>
          </span>
        </PanelRow>
      ))}
    </Panel>
  )
}
