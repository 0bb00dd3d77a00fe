'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import type { CorrectedAs } from '@/lib/templates/markdown/correction'
import { type KeptPart, keptLines } from '@/lib/templates/markdown/kept'
import type { FateKind, NotUnderstood } from '@/lib/templates/markdown/read-types'
import { LineChoices } from './line-choices'
import { SourceLine } from './source-line'

/** Lines drawn at once. */
const portion = 400
/** Lines corrected at once. */
const most = 2000

interface Props {
  lines: readonly string[]
  fates: readonly { kind: FateKind; of: number | null }[]
  kept: readonly KeptPart[]
  notUnderstood: readonly NotUnderstood[]
  corrections: readonly { line: number; as: CorrectedAs }[]
  /** The line to show; the same line again with another turn shows it again. */
  at: { line: number; turn: number }
  pending: boolean
  onCorrect: (lines: readonly number[], as: CorrectedAs | null) => void
}

/** The document as it was written, each line with what it became. A line, or several, open to be corrected. */
export function SourceLines({ lines, fates, kept, notUnderstood, corrections, at, pending, onCorrect }: Props) {
  const t = useTranslations('importing')
  const [page, setPage] = useState(0)
  const [open, setOpen] = useState<{ from: number; to: number } | null>(null)
  const box = useRef<HTMLOListElement>(null)
  const missed = useMemo(() => new Set(notUnderstood.map(({ line }) => line)), [notUnderstood])
  const corrected = useMemo(() => new Map(corrections.map(({ line, as }) => [line, as])), [corrections])
  const parts = useMemo(() => partsByLine(kept), [kept])
  const pages = Math.ceil(lines.length / portion)

  useEffect(() => {
    if (at.line === 0) return
    setPage(Math.floor((at.line - 1) / portion))
    setOpen({ from: at.line, to: at.line })
    // The page of lines is drawn first.
    const frame = requestAnimationFrame(() => {
      const target = box.current?.querySelector<HTMLElement>(`[data-line="${at.line}"] button`)
      target?.scrollIntoView({ block: 'center' })
      target?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [at])

  const choose = (line: number, reach: boolean) => {
    if (reach && open)
      setOpen({ from: Math.min(open.from, line), to: Math.min(Math.max(open.from, line), Math.min(open.from, line) + most) })
    else setOpen(open && open.from <= line && line <= open.to ? null : { from: line, to: line })
  }
  const correct = (as: CorrectedAs | null) => {
    if (!open) return
    const chosen = Array.from({ length: open.to - open.from + 1 }, (_, index) => open.from + index)
    onCorrect(
      chosen.filter((line) => (lines[line - 1] ?? '').trim() !== ''),
      as,
    )
  }

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
              kind={fates[line - 1]?.kind ?? 'blank'}
              part={parts.get(line) ?? parts.get(fates[line - 1]?.of ?? 0) ?? null}
              missed={missed.has(line)}
              corrected={corrected.has(line)}
              chosen={open !== null && open.from <= line && line <= open.to}
              onChoose={choose}
            >
              {open?.to === line ? (
                <LineChoices
                  from={open.from}
                  to={open.to}
                  runEnd={Math.min(endOfRun(lines, open.to), first + portion)}
                  text={lines[open.from - 1] ?? ''}
                  corrected={corrected.get(open.from) ?? null}
                  tableTop={open.from === open.to && text.includes('|') && !(lines[line - 2] ?? '').includes('|')}
                  pending={pending}
                  onReach={(to) => setOpen({ from: open.from, to })}
                  onCorrect={correct}
                />
              ) : null}
            </SourceLine>
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

/** The last line (from 1) before the next blank one. */
function endOfRun(lines: readonly string[], from: number): number {
  let last = from
  while (last < lines.length && last - from < most && (lines[last] ?? '').trim() !== '') last++
  return last
}

/** What kind of part begins at a line, or has an entry there. */
function partsByLine(kept: readonly KeptPart[]): Map<number, KeptPart['kind']> {
  return new Map(kept.flatMap((part) => [part.line, ...keptLines(part)].map((line) => [line, part.kind] as const)))
}
