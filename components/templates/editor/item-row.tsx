'use client'

import { useDraggable, useDroppable } from '@dnd-kit/core'
import clsx from 'clsx'
import { GripVertical, SlidersHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type CSSProperties, type KeyboardEvent, memo, useEffect, useRef } from 'react'
import { Chip } from '@/components/ui/chip'
import { Sign } from '@/components/ui/sign'
import { formatDue } from '@/lib/templates/due-text'
import { kindRegistry } from '@/lib/templates/kinds'
import type { TemplateItem } from '@/lib/templates/schema'
import { type Cell, type RowFocus, useOutline } from './outline-context'
import { useCommit } from './use-commit'

/** Pixels a level is set in by. */
export const INDENT = 22

/** Columns of every line, so that both languages and the marks stand under one another; on a phone the languages stand below each other. */
export const LINE_COLUMNS = {
  both: 'grid-cols-[minmax(0,1fr)_auto] sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_8.5rem]',
  one: 'grid-cols-[minmax(0,1fr)_auto] sm:grid-cols-[minmax(0,1fr)_8.5rem]',
}

interface Props {
  item: TemplateItem
  depth: number
  /** Place in its group, from 1. */
  position: number
  focus: RowFocus | null
  /** The one line of its group that Tab reaches. */
  reachable: boolean
  faulty: boolean
  /** Whether the Chinese text is shown beside the English one. */
  chinese: boolean
}

/** One item as a line: its text in both languages, its marks, its handle. Arrow keys go from line to line. */
export const ItemRow = memo(function ItemRow({ item, depth, position, focus, reachable, faulty, chinese }: Props) {
  const t = useTranslations('editor.outline')
  const outline = useOutline()
  const row = useRef<HTMLDivElement | null>(null)
  const drag = useDraggable({ id: item.key, attributes: { roleDescription: t('draggable') } })
  const { setNodeRef } = useDroppable({ id: item.key })
  const cell = focus?.cell ?? 'text'

  useEffect(() => {
    if (focus && !focus.edit && row.current && !row.current.contains(document.activeElement)) row.current.focus()
    // Only a new stamp asks for the focus.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [focus?.stamp])

  return (
    <div
      ref={(node) => {
        row.current = node
        setNodeRef(node)
        drag.setNodeRef(node)
      }}
      role="row"
      id={`item-${item.key}`}
      aria-level={depth + 1}
      aria-rowindex={position}
      aria-selected={focus !== null}
      tabIndex={reachable ? 0 : -1}
      onFocus={(event) => {
        if (!focus && event.target === event.currentTarget) outline.focus(item.key, 'text')
      }}
      onKeyDown={(event) => {
        if (event.target === event.currentTarget) outline.keyDown(event, item.key, cell)
      }}
      className={clsx(
        'grid min-h-8.5 items-start gap-x-2 border-t border-line py-0.5 pr-1.5 focus-visible:outline-offset-[-2px]',
        chinese ? LINE_COLUMNS.both : LINE_COLUMNS.one,
        focus ? 'bg-hover' : 'hover:bg-hover/60',
        drag.isDragging && 'opacity-40',
      )}
    >
      <div role="presentation" className="flex min-w-0 gap-1" style={{ paddingLeft: depth * INDENT + 4 }}>
        <div role="gridcell" className="shrink-0">
          <button
            type="button"
            ref={drag.setActivatorNodeRef}
            {...drag.attributes}
            {...drag.listeners}
            tabIndex={reachable ? 0 : -1}
            aria-label={t('drag', { text: item.text })}
            className="grid size-7 cursor-grab touch-none place-items-center rounded-sm text-ink-3 hover:text-ink"
          >
            <GripVertical size={14} aria-hidden="true" />
          </button>
        </div>
        <TextCell item={item} cell="text" focus={focus} bold={item.items.length > 0} />
      </div>
      {chinese ? (
        <div
          role="presentation"
          className="flex min-w-0 max-sm:pl-(--indent)"
          style={{ '--indent': `${depth * INDENT + 36}px` } as CSSProperties}
        >
          <TextCell item={item} cell="textZh" focus={focus} bold={item.items.length > 0} />
        </div>
      ) : null}
      <div
        role="gridcell"
        className="flex flex-wrap items-center justify-end gap-1 self-center max-sm:col-start-2 max-sm:row-span-2 max-sm:row-start-1 max-sm:max-w-24"
      >
        <Marks item={item} faulty={faulty} />
        <button
          type="button"
          tabIndex={reachable ? 0 : -1}
          aria-label={t('details', { text: item.text })}
          title={t('details_title')}
          onClick={() => outline.openDetails(item.key)}
          className="grid size-7 place-items-center rounded-sm text-ink-3 hover:text-ink lg:hidden"
        >
          <SlidersHorizontal size={14} aria-hidden="true" />
        </button>
      </div>
    </div>
  )
})

function Marks({ item, faulty }: { item: TemplateItem; faulty: boolean }) {
  const t = useTranslations('editor.outline')
  const tk = useTranslations('templates')
  const kind = kindRegistry.get(item.kind)
  const said = kind ? tk(kind.label as 'kinds.manual') : item.kind
  return (
    <>
      {faulty ? (
        <span className="inline-flex items-center text-nogo" title={t('faulty')}>
          <Sign tone="nogo" size={13} />
          <span className="sr-only">{t('faulty')}</span>
        </span>
      ) : null}
      {item.condition === null ? null : <Chip title={item.condition}>{t('conditional')}</Chip>}
      {item.optional ? <Chip>{t('optional')}</Chip> : null}
      {item.kind === 'manual' ? null : typeof item.params.limit === 'string' && item.params.limit !== '' ? (
        <Chip mono className="max-sm:hidden" title={said}>
          {item.params.limit}
        </Chip>
      ) : (
        <Chip className="max-sm:hidden">{said}</Chip>
      )}
      {item.due ? <Chip mono>{formatDue(item.due)}</Chip> : null}
    </>
  )
}

function TextCell({ item, cell, focus, bold }: { item: TemplateItem; cell: Cell; focus: RowFocus | null; bold: boolean }) {
  const t = useTranslations('editor')
  const outline = useOutline()
  const here = focus?.cell === cell
  const text = item[cell]
  return (
    <div
      role="gridcell"
      tabIndex={-1}
      lang={cell === 'text' ? 'en' : 'zh'}
      onClick={() => outline.focus(item.key, cell, true)}
      className={clsx('min-w-0 flex-1 cursor-text rounded-sm px-1 py-1', here && !focus.edit && 'ring-1 ring-control ring-inset')}
    >
      {here && focus.edit ? (
        <EditText item={item} cell={cell} typed={focus.typed} />
      ) : text === '' ? (
        <span className="text-sm text-hold">{t('no_chinese')}</span>
      ) : (
        <span className={bold ? 'font-medium' : undefined}>{text}</span>
      )}
    </div>
  )
}

/** A line being typed into. Tab sets it in and out, Enter begins the next one, Escape leaves. */
function EditText({ item, cell, typed }: { item: TemplateItem; cell: Cell; typed: string }) {
  const t = useTranslations('editor')
  const outline = useOutline()
  const input = useRef<HTMLInputElement>(null)
  const { bind, commit, revert, type, error } = useCommit({
    value: item[cell],
    check: (text) => (text === '' && cell === 'text' ? t('errors.required') : null),
    onCommit: (text) => outline.setText(item.key, cell, text),
  })
  useEffect(() => {
    const node = input.current
    if (!node) return
    node.focus()
    node.setSelectionRange(node.value.length, node.value.length)
    // As if the letter that began it had been typed into it.
    if (typed !== '') type(item[cell] + typed)
    // Once: the input lives as long as the typing.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const { key, altKey, shiftKey } = event
    const direction = altKey ? moves[key] : key === 'Tab' ? (shiftKey ? 'out' : 'in') : undefined
    if (direction) {
      event.preventDefault()
      if (commit()) outline.move(item.key, direction)
    } else if (key === 'Enter') {
      event.preventDefault()
      if (commit()) outline.addBehind(item.key)
    } else if (key === 'Escape') {
      event.stopPropagation()
      revert()
      outline.focus(item.key, cell)
    } else if ((key === 'ArrowDown' || key === 'ArrowUp') && commit()) {
      event.preventDefault()
      outline.step(item.key, cell, key === 'ArrowDown' ? 1 : -1, true)
    }
  }
  return (
    <>
      <input
        {...bind}
        ref={input}
        maxLength={500}
        aria-label={t(cell === 'text' ? 'outline.text' : 'outline.text_zh')}
        aria-invalid={error !== null || undefined}
        onKeyDown={keyDown}
        onClick={(event) => event.stopPropagation()}
        onBlur={() => {
          bind.onBlur()
          outline.stopEdit(item.key)
        }}
        className="-my-1 h-7 w-full min-w-0 rounded-sm border border-control bg-panel px-1"
      />
      {error ? (
        <span role="alert" className="text-xs text-nogo">
          {error}
        </span>
      ) : null}
    </>
  )
}

/** Alt with an arrow moves a line. */
export const moves: Readonly<Record<string, 'in' | 'out' | 'up' | 'down'>> = {
  ArrowRight: 'in',
  ArrowLeft: 'out',
  ArrowUp: 'up',
  ArrowDown: 'down',
}
