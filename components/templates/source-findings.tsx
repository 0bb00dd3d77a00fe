'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Panel, PanelBody, PanelRow } from '@/components/ui/panel'
import { Sign } from '@/components/ui/sign'
import type { ReadSource } from '@/lib/templates/markdown/read-source'

const MOST = 50

/** What is wrong with a line of a source, as a sentence. */
export interface SourceFinding {
  line: number
  column: number | null
  text: string
}

/** What a reading complains about: errors of a text that cannot be meant, else what keeps its template from being published. */
export function useFindings(read: ReadSource | null): readonly SourceFinding[] {
  const t = useTranslations('template_source')
  const problems = useTranslations('templates.problems')
  const input = useTranslations('input')
  return useMemo(() => {
    const said = (message: unknown) => {
      const text = String(message ?? '')
      return /^[a-z][a-z_]*$/.test(text) && input.has(text as 'required') ? input(text as 'required') : text
    }
    if (!read) return []
    if (read.ok) {
      return read.problems.map(({ line, code, params }) => {
        const words = 'message' in params ? { ...params, message: said(params.message) } : params
        return { line, column: null, text: problems(code as 'unknown_fact', words as never) }
      })
    }
    return read.errors.map(({ line, column, code, params }) => {
      if (code === 'head_fixed') return { line, column, text: t('tab.head_fixed') }
      const words = code === 'schema' ? { path: String(params.path ?? ''), message: said(params.message) } : params
      return { line, column, text: t(`errors.${code}`, words as never) }
    })
  }, [read, t, problems, input])
}

interface Props {
  findings: readonly SourceFinding[]
  /** The text cannot be meant; otherwise it can, and is only not to be published yet. */
  wrong: boolean
  onGo: (line: number, column: number | null) => void
}

/** Errors and problems of a source, each a way to its line. */
export function SourceFindings({ findings, wrong, onGo }: Props) {
  const t = useTranslations('template_source.tab')
  const title = wrong ? t('errors', { count: findings.length }) : t('problems', { count: findings.length })
  if (findings.length === 0) {
    return (
      <Panel title={t('no_errors')}>
        <PanelBody>
          <p className="text-sm text-ink-2">{t('no_errors_hint')}</p>
        </PanelBody>
      </Panel>
    )
  }
  return (
    <Panel title={title} aria-label={title} className={wrong ? 'border-nogo-line' : 'border-hold-line'}>
      <ul className="max-h-[calc(100dvh-25rem)] overflow-y-auto">
        {findings.slice(0, MOST).map(({ line, column, text }, index) => (
          <li key={`${line} ${column} ${index}`}>
            <PanelRow className="flex items-start gap-2.5">
              <span className={wrong ? 'mt-1 text-nogo' : 'mt-1 text-hold'}>
                <Sign tone={wrong ? 'nogo' : 'hold'} />
              </span>
              <span className="min-w-0 text-sm">
                <button type="button" className="link mr-2 whitespace-nowrap" onClick={() => onGo(line, column)}>
                  {column === null ? t('line', { line }) : t('line_column', { line, column })}
                </button>
                <span className="break-words">{text}</span>
              </span>
            </PanelRow>
          </li>
        ))}
      </ul>
      {findings.length > MOST ? <PanelRow className="text-sm text-ink-3">{t('more', { count: findings.length - MOST })}</PanelRow> : null}
    </Panel>
  )
}
