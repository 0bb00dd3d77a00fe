'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import type { CorrectedAs } from '@/lib/templates/markdown/correction'
import type { FateKind, NotUnderstood } from '@/lib/templates/markdown/read-types'
import { SourceLine } from './source-line'

/** Lines drawn at once. */
const portion = 400

interface Props {
  lines: readonly string[]
  fates: readonly { kind: FateKind; of: number | null }[]
  notUnderstood: readonly NotUnderstood[]
  corrections: readonly { line: number; as: CorrectedAs }[]
  /** The line to show; the same line again with another turn shows it again. */
  at: { line: number; turn: number }
  pending: boolean
  onCorrect: (line: number, as: CorrectedAs | null) => void
}

/** The document as it was written, each line with what it became. A line opens to be corrected. */
export function SourceLines({ lines, fates, notUnderstood, corrections, at, pending, onCorrect }: Props) {
  const t = useTranslations('importing')
  const [page, setPage] = useState(0)
  const [open, setOpen] = useState<number | null>(null)
  const box = useRef<HTMLOListElement>(null)
  const missed = useMemo(() => new Set(notUnderstood.map(({ line }) => line)), [notUnderstood])
  const corrected = useMemo(() => new Map(corrections.map(({ line, as }) => [line, as])), [corrections])
  const pages = Math.ceil(lines.length / portion)

  useEffect(() => {
    if (at.line === 0) return
    setPage(Math.floor((at.line - 1) / portion))
    setOpen(at.line)
    // The page of lines is drawn first.
    const frame = requestAnimationFrame(() => {
      const target = box.current?.querySelector<HTMLElement>(`[data-line="${at.line}"] button`)
      target?.scrollIntoView({ block: 'center' })
      target?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [at])

  const first = page * portion
  return (
    <Panel title={t('source_title')} meta={t('source_hint')}>
      <ol ref={box} className="max-h-[70vh] overflow-y-auto" aria-label={t('source_title')}>
        {lines.slice(first, first + portion).map((text, index) => {
          const line = first + index + 1
          return (
            <SourceLine
              key={line}
              line={line}
              text={text}
              fate={fates[line - 1] ?? { kind: 'blank', of: null }}
              missed={missed.has(line)}
              corrected={corrected.get(line) ?? null}
              tableTop={text.includes('|') && !(lines[line - 2] ?? '').includes('|')}
              open={open === line}
              pending={pending}
              onToggle={() => setOpen(open === line ? null : line)}
              onCorrect={(as) => onCorrect(line, as)}
            />
          )
        })}
      </ol>
      {pages > 1 ? (
        <div className="flex flex-wrap items-center justify-between gap-2 border-t border-line px-3.5 py-2 text-sm text-ink-3">
          {t('lines_shown', { from: first + 1, to: Math.min(lines.length, first + portion), total: lines.length })}
          <span className="flex gap-2">
            <Button size="sm" disabled={page === 0} onClick={() => setPage(page - 1)}>
              {t('lines_before')}
            </Button>
            <Button size="sm" disabled={page >= pages - 1} onClick={() => setPage(page + 1)}>
              {t('lines_after')}
            </Button>
          </span>
        </div>
      ) : null}
    </Panel>
  )
}
