'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import {
  memo,
  type KeyboardEvent,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { SourceFinding } from './source-findings'

/** What one does with the field from outside. */
export interface SourceFieldHandle {
  /** Puts the caret at a line and column (from 1) and brings it into view. */
  go: (line: number, column: number | null) => void
}

interface Props {
  /** Taken over whenever `version` changes; the caret stays on its line. */
  initial: string
  version: number
  lines: number
  findings: readonly SourceFinding[]
  /** The text cannot be meant. */
  wrong: boolean
  onType: (text: string) => void
  /** Ctrl+S or ⌘S. */
  onSave: () => void
  ref: Ref<SourceFieldHandle>
}

/** Pixels of a line, and about those of a letter. */
const LINE_HEIGHT = 20
const LETTER = 7

/** A text with numbered lines. Tab sets lines in and out; after Escape it leaves the field, so that nobody is caught in it. */
export function SourceField({ initial, version, lines, findings, wrong, onType, onSave, ref }: Props) {
  const t = useTranslations('template_source.tab')
  const field = useRef<HTMLTextAreaElement>(null)
  const gutter = useRef<HTMLDivElement>(null)
  const leaving = useRef(false)
  const hint = useId()
  const here = useId()
  const [caret, setCaret] = useState(1)
  const atCaret = findings.find((finding) => finding.line === caret)
  // Where the caret is, without a handler for every way it moves.
  useEffect(() => {
    const look = () => {
      const area = field.current
      if (area && document.activeElement === area) setCaret(lineAt(area.value, area.selectionStart))
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [])
  useLayoutEffect(() => {
    const area = field.current
    if (!area || area.value === initial) return
    const { scrollTop, scrollLeft } = area
    const line = lineAt(area.value, area.selectionStart)
    area.value = initial
    const place = startOf(initial, line)
    area.setSelectionRange(place, place)
    Object.assign(area, { scrollTop, scrollLeft })
  }, [initial, version])
  useImperativeHandle(ref, () => ({
    go: (line, column) => {
      const area = field.current
      if (!area) return
      const at = startOf(area.value, line)
      const end = area.value.indexOf('\n', at)
      const length = (end === -1 ? area.value.length : end) - at
      area.focus()
      area.setSelectionRange(at + Math.min((column ?? 1) - 1, length), at + length)
      area.scrollTop = Math.max(0, (line - 5) * LINE_HEIGHT)
      area.scrollLeft = Math.max(0, ((column ?? 1) - 20) * LETTER)
    },
  }))

  const keyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 's') {
      event.preventDefault()
      return onSave()
    }
    if (event.key === 'Escape') leaving.current = true
    else if (event.key !== 'Shift' && event.key !== 'Tab') leaving.current = false
    if (event.key !== 'Tab' || event.ctrlKey || event.altKey || event.metaKey) return
    if (leaving.current) {
      leaving.current = false
      return
    }
    event.preventDefault()
    indent(event.currentTarget, event.shiftKey)
    onType(event.currentTarget.value)
  }

  return (
    <div>
      <div className="flex h-[calc(100dvh-25rem)] min-h-80 overflow-hidden rounded-md border border-line-strong bg-panel focus-within:outline-2 focus-within:outline-focus">
        <div ref={gutter} aria-hidden="true" className="w-12 shrink-0 overflow-hidden border-r border-line bg-sunken select-none">
          <Numbers lines={lines} findings={findings} wrong={wrong} />
        </div>
        <textarea
          ref={field}
          data-own-undo=""
          aria-label={t('label')}
          aria-describedby={`${here} ${hint}`}
          aria-invalid={wrong || undefined}
          aria-keyshortcuts="Control+S"
          defaultValue={initial}
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          wrap="off"
          dir="auto"
          onChange={(event) => onType(event.target.value)}
          onKeyDown={keyDown}
          onBlur={() => (leaving.current = false)}
          onScroll={(event) => {
            if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop
          }}
          className="min-w-0 flex-1 resize-none overflow-auto bg-transparent px-2.5 py-2 font-mono text-xs leading-5 whitespace-pre text-ink outline-none"
        />
      </div>
      <p id={here} className={clsx('mt-1 min-h-5 text-sm break-words', wrong ? 'text-nogo' : 'text-hold')} aria-live="polite">
        {atCaret ? t('at_line', { line: atCaret.line, text: atCaret.text }) : null}
      </p>
      <p id={hint} className="mt-1 text-xs text-ink-3">
        {t('keys')}
      </p>
    </div>
  )
}

interface NumbersProps {
  lines: number
  findings: readonly SourceFinding[]
  wrong: boolean
}

/** Numbers in few elements: one text for thousands of lines, and a mark laid over those with something to say. */
const Numbers = memo(function Numbers({ lines, findings, wrong }: NumbersProps) {
  const text = useMemo(() => Array.from({ length: lines }, (_, index) => index + 1).join('\n'), [lines])
  return (
    <div className="relative">
      <pre className="py-2 pr-2 pb-8 text-right font-mono text-2xs leading-5 text-ink-3">{text}</pre>
      {findings.slice(0, 200).map(({ line, text: said }, index) => (
        <span
          key={`${line} ${index}`}
          title={said}
          className={clsx(
            'absolute left-0 w-full border-l-4 pr-2 text-right font-mono text-2xs leading-5 font-semibold',
            wrong ? 'border-nogo bg-nogo-bg text-nogo' : 'border-hold bg-hold-bg text-hold',
          )}
          style={{ top: 8 + (line - 1) * LINE_HEIGHT }}
        >
          {line}
        </span>
      ))}
    </div>
  )
})

/** The line (from 1) that a place in a text is on. */
function lineAt(text: string, place: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < place; at = text.indexOf('\n', at + 1)) line += 1
  return line
}

/** Where a line (from 1) begins; the text's end when it has fewer. */
function startOf(text: string, line: number): number {
  let at = 0
  for (let passed = 1; passed < line; passed += 1) {
    const end = text.indexOf('\n', at)
    if (end === -1) return text.length
    at = end + 1
  }
  return at
}

/** Two blanks in or out on every line that is touched. Written as typing, so that the browser's own undo takes it back. */
function indent(area: HTMLTextAreaElement, out: boolean): void {
  const { value, selectionStart, selectionEnd } = area
  if (!out && selectionStart === selectionEnd) return insert(area, '  ')
  const from = value.lastIndexOf('\n', selectionStart - 1) + 1
  const end = value.indexOf('\n', Math.max(selectionStart, selectionEnd - 1))
  const to = end < 0 ? value.length : end
  const rows = value.slice(from, to).split('\n')
  const moved = rows.map((row) => (out ? row.replace(/^(?: {1,2}|\t)/, '') : `  ${row}`)).join('\n')
  if (moved === value.slice(from, to)) return
  area.setSelectionRange(from, to)
  insert(area, moved)
  area.setSelectionRange(rows.length > 1 ? from : from + moved.length, from + moved.length)
}

function insert(area: HTMLTextAreaElement, text: string): void {
  // The only way to write into a field that its undo knows of; where a browser has given it up, the text still changes.
  if (!document.execCommand('insertText', false, text)) area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end')
}
