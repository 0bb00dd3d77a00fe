'use client'

import { useDroppable } from '@dnd-kit/core'
import clsx from 'clsx'
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Fragment, memo, useMemo } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import type { TemplateGroup } from '@/lib/templates/schema'
import { AddRow } from './add-row'
import { type Drop, listRows, type OutlineRow } from './drop-place'
import { useEditor } from './editor-context'
import { INDENT, ItemRow, LINE_COLUMNS } from './item-row'
import { Near } from './near'
import { type Adding, type RowFocus, useOutline } from './outline-context'
import { TitlePair } from './title-pair'

/** Lines drawn or left out together. */
const CHUNK = 40
const LINE = 36

export interface GroupProps {
  phase: string
  index: number
  group: TemplateGroup
  /** Whether it is the last of its phase, and the only one. */
  last: boolean
  only: boolean
  focus: RowFocus | null
  adding: Adding | null
  drop: Drop | null
  faulty: ReadonlySet<string>
  chinese: boolean
}

/** Names a group for what can be dropped on it. */
export const groupId = (phase: string, index: number) => `group ${phase} ${index}`

/** One group: its title in both languages and its items as lines. */
export const GroupBlock = memo(function GroupBlock(props: GroupProps) {
  const { phase, index, group, last, only, focus, adding, drop, faulty, chinese } = props
  const t = useTranslations('editor.outline')
  const { act, remove } = useEditor()
  const outline = useOutline()
  const { setNodeRef } = useDroppable({ id: groupId(phase, index) })
  const rows = useMemo(() => listRows(group.items), [group.items])
  const chunks = useMemo(
    () =>
      Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, at) => ({
        from: at * CHUNK,
        rows: rows.slice(at * CHUNK, (at + 1) * CHUNK),
      })),
    [rows],
  )
  const set = (change: Partial<Pick<TemplateGroup, 'title' | 'titleZh'>>) =>
    void act(
      { what: 'group_title', text: change.title ?? group.title },
      { do: 'group_set', phase, group: index, set: change },
      `${phase}.${index}.${Object.keys(change).join()}`,
    )
  const move = (by: 1 | -1) => void act({ what: 'group_moved', text: group.title }, { do: 'group_moved', phase, group: index, by })
  const reachable = focus?.key ?? rows[0]?.item.key
  return (
    <section className="border-t border-line" aria-label={group.title} id={`group-${phase}-${index}`}>
      <div className={clsx('grid items-start gap-x-2 pt-2 pr-1.5 pb-1', chinese ? LINE_COLUMNS.both : LINE_COLUMNS.one)}>
        <TitlePair
          flat
          label={t('group_title')}
          english={group.title}
          chinese={group.titleZh}
          onEnglish={(title) => set({ title })}
          onChinese={(titleZh) => set({ titleZh })}
          both={chinese}
        />
        <div className="flex justify-end max-sm:col-start-2 max-sm:row-span-2 max-sm:row-start-1">
          <IconButton
            label={t('group_up', { title: group.title })}
            disabled={index === 0}
            icon={<ArrowUp size={14} aria-hidden="true" />}
            onClick={() => move(-1)}
          />
          <IconButton
            label={t('group_down', { title: group.title })}
            disabled={last}
            icon={<ArrowDown size={14} aria-hidden="true" />}
            onClick={() => move(1)}
          />
          <IconButton
            label={t('group_remove', { title: group.title })}
            disabled={only}
            icon={<Trash2 size={14} aria-hidden="true" />}
            onClick={() => remove({ what: 'group_removed', text: group.title }, { do: 'group_removed', phase, group: index }, rows.length)}
          />
        </div>
      </div>
      {rows.length > 0 || adding ? (
        <div role="treegrid" aria-label={t('items_of', { title: group.title })} aria-rowcount={rows.length}>
          {drop?.under === null ? <Mark depth={drop.depth} /> : null}
          {adding?.under === null ? <AddRow adding={adding} /> : null}
          {chunks.map((chunk) => {
            const has = (key: string | null | undefined) => key != null && chunk.rows.some((row) => row.item.key === key)
            const held = has(focus?.key) || has(adding?.under)
            return (
              <Near key={chunk.from} height={chunk.rows.length * LINE} always={held} role="rowgroup">
                {() => (
                  <Chunk
                    rows={chunk.rows}
                    from={chunk.from}
                    focus={has(focus?.key) ? focus : null}
                    adding={has(adding?.under) ? adding : null}
                    drop={has(drop?.under) ? drop : null}
                    reachable={has(reachable) ? reachable! : null}
                    faulty={faulty}
                    chinese={chinese}
                  />
                )}
              </Near>
            )
          })}
        </div>
      ) : null}
      <div ref={setNodeRef} className="px-3 py-1">
        <Button
          size="sm"
          variant="ghost"
          icon={<Plus size={14} aria-hidden="true" />}
          onClick={() => outline.addAt({ phase, group: index, parent: null, after: group.items.at(-1)?.key ?? null })}
        >
          {t('add_item')}
        </Button>
      </div>
    </section>
  )
})

interface ChunkProps {
  rows: readonly OutlineRow[]
  from: number
  focus: RowFocus | null
  adding: Adding | null
  drop: Drop | null
  reachable: string | null
  faulty: ReadonlySet<string>
  chinese: boolean
}

const Chunk = memo(function Chunk({ rows, from, focus, adding, drop, reachable, faulty, chinese }: ChunkProps) {
  return (
    <>
      {rows.map(({ item, depth }, index) => (
        <Fragment key={item.key}>
          <ItemRow
            item={item}
            depth={depth}
            position={from + index + 1}
            focus={focus?.key === item.key ? focus : null}
            reachable={reachable === item.key}
            faulty={faulty.has(item.key)}
            chinese={chinese}
          />
          {drop?.under === item.key ? <Mark depth={drop.depth} /> : null}
          {adding?.under === item.key ? <AddRow adding={adding} /> : null}
        </Fragment>
      ))}
    </>
  )
})

/** Where what is dragged will land. */
function Mark({ depth }: { depth: number }) {
  return (
    <div role="presentation" className="relative h-0">
      <div className="absolute right-2 -mt-px h-0.5 rounded-full bg-accent" style={{ left: depth * INDENT + 12 }} />
    </div>
  )
}
