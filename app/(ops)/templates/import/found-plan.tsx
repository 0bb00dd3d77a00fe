'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { Sign } from '@/components/ui/sign'
import { formatDue } from '@/lib/templates/due-text'
import type { Command, ReadItem, ReadPhase } from '@/lib/templates/markdown/read-types'
import { LineLink } from './line-link'

/** Items drawn at first and with each press of the button. */
const portion = 400

type Row =
  | { is: 'phase'; phase: ReadPhase }
  | { is: 'group'; title: string; line: number | null }
  | { is: 'about'; notes: string[]; commands: Command[] }
  | { is: 'item'; item: ReadItem; depth: number }

/** The plan a document becomes: phases, groups and items with state, depth, kind and due time, each with its line. */
export function FoundPlan({ phases, onJump }: { phases: readonly ReadPhase[]; onJump: (line: number) => void }) {
  const t = useTranslations('importing')
  const [drawn, setDrawn] = useState(portion)
  const rows = rowsOf(phases)
  return (
    <Panel title={t('plan')}>
      {rows.some((row) => row.is === 'item') ? (
        <ul>
          {rows.slice(0, drawn).map((row, index) => (
            <Line key={index} row={row} onJump={onJump} />
          ))}
        </ul>
      ) : (
        <EmptyState title={t('no_items')}>{t('no_items_hint')}</EmptyState>
      )}
      {rows.length > drawn ? (
        <div className="border-t border-line px-3.5 py-2">
          <Button size="sm" onClick={() => setDrawn(drawn + portion)}>
            {t('more', { count: rows.length - drawn })}
          </Button>
        </div>
      ) : null}
    </Panel>
  )
}

function rowsOf(phases: readonly ReadPhase[]): Row[] {
  const items = (list: readonly ReadItem[], depth: number): Row[] =>
    list.flatMap((item) => [{ is: 'item', item, depth }, ...items(item.items, depth + 1)])
  return phases.flatMap((phase) => [
    { is: 'phase', phase },
    ...phase.groups.flatMap((group): Row[] => [
      ...(group.title !== '' && group.title !== phase.title ? [{ is: 'group' as const, title: group.title, line: group.line }] : []),
      ...(group.notes.length + group.commands.length > 0 ? [{ is: 'about' as const, notes: group.notes, commands: group.commands }] : []),
      ...items(group.items, 0),
    ]),
  ])
}

const indents = ['pl-3.5', 'pl-8', 'pl-12', 'pl-16', 'pl-20']

function Line({ row, onJump }: { row: Row; onJump: (line: number) => void }) {
  const t = useTranslations('importing')
  if (row.is === 'phase')
    return (
      <li className="flex flex-wrap items-baseline gap-x-2.5 border-t border-line bg-hover px-3.5 py-1.5 font-medium first:border-t-0">
        {row.phase.offset ? <Chip mono>{formatDue(row.phase.offset)}</Chip> : null}
        <span className="min-w-0">{row.phase.title === '' ? t('untitled') : row.phase.title}</span>
        {row.phase.line === null ? null : <LineLink line={row.phase.line} onJump={onJump} />}
      </li>
    )
  if (row.is === 'group')
    return (
      <li className="flex items-baseline gap-2.5 border-t border-line px-3.5 py-1 text-xs font-medium text-ink-3">
        {row.title}
        {row.line === null ? null : <LineLink line={row.line} onJump={onJump} />}
      </li>
    )
  if (row.is === 'about')
    return (
      <li className="border-t border-line px-3.5 py-1">
        <Belongs notes={row.notes} commands={row.commands} />
      </li>
    )
  return <Item item={row.item} depth={row.depth} onJump={onJump} />
}

/** The prose and the code that go along as details. */
function Belongs({ notes, commands }: Pick<ReadItem, 'notes' | 'commands'>) {
  if (notes.length + commands.length === 0) return null
  return (
    <span className="grid w-full gap-0.5 text-xs text-ink-3">
      {notes.length > 0 ? <span className="line-clamp-2 break-words">{notes.join(' ').slice(0, 400)}</span> : null}
      {commands.map((command) => (
        <code key={command.line} className="line-clamp-2 break-all whitespace-pre-wrap">
          {command.text.slice(0, 400)}
        </code>
      ))}
    </span>
  )
}

function Item({ item, depth, onJump }: { item: ReadItem; depth: number; onJump: (line: number) => void }) {
  const t = useTranslations('importing')
  const kinds = useTranslations('templates.kinds')
  const done = item.state === 'done'
  return (
    <li className={`flex flex-wrap items-baseline gap-x-2 gap-y-0.5 border-t border-line py-1 pr-3.5 ${indents[Math.min(depth, 4)]}`}>
      <span className={`inline-flex items-center gap-1 self-center text-xs ${done ? 'text-go' : 'text-idle'}`}>
        <Sign tone={done ? 'go' : 'idle'} size={12} />
        {t(done ? 'state_done' : 'state_open')}
      </span>
      <span className="min-w-0">{item.text}</span>
      <LineLink line={item.line} onJump={onJump} />
      <span className="ml-auto flex flex-wrap gap-1">
        {item.remark ? <Chip tone="hold">{t(`remark.${item.remark}`)}</Chip> : null}
        {item.due ? <Chip mono>{formatDue(item.due)}</Chip> : null}
        {item.kind.kind === 'manual' ? null : <Chip>{kinds(item.kind.kind)}</Chip>}
        {item.kind.kind === 'number' ? <Chip mono>{item.kind.limit}</Chip> : null}
        {item.source === 'task' ? null : <Chip>{t(`written.${item.source}`)}</Chip>}
      </span>
      <Belongs notes={item.notes} commands={item.commands} />
    </li>
  )
}
