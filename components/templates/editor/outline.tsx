'use client'

import { DndContext, DragOverlay } from '@dnd-kit/core'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useCallback, useMemo, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { TemplateBody } from '@/lib/templates/schema'
import { addingAt, shiftedAdding } from './adding-place'
import type { Drop } from './drop-place'
import { useEditor } from './editor-context'
import { makeKey } from './make-key'
import { stepPlace } from './moves'
import { moves } from './item-row'
import { type Adding, type Cell, type Outline as OutlineDoors, OutlineContext, type RowFocus } from './outline-context'
import { useOutlineDrag } from './outline-drag'
import { lineKeys } from './outline-keys'
import { PhaseBlock } from './phase-block'
import { findItem, itemKeys, lineCount } from './tree'

interface Props {
  body: TemplateBody
  focus: RowFocus | null
  setFocus: (change: (focus: RowFocus | null) => RowFocus | null) => void
  faulty: ReadonlySet<string>
  chinese: boolean
  closed: ReadonlySet<string>
  onOpenPhase: (key: string, open: boolean) => void
  onDetails: (key: string) => void
}

let stamp = 0

/** The plan as an outline: phases, groups and items, moved by dragging or from the keyboard, typed into in place. */
export function Outline({ body, focus, setFocus, faulty, chinese, closed, onOpenPhase, onDetails }: Props) {
  const t = useTranslations('editor.outline')
  const { act, body: read, remove: takeOut } = useEditor()
  const [adding, setAdding] = useState<Adding | null>(null)
  const latest = useRef({ adding, closed, onDetails })
  latest.current = { adding, closed, onDetails }

  const doors = useMemo<OutlineDoors>(() => {
    const focusOn = (key: string, cell: Cell, edit = false, typed = '') => setFocus(() => ({ key, cell, edit, typed, stamp: ++stamp }))
    const step = (key: string, cell: Cell, by: 1 | -1, edit: boolean) => {
      const keys = lineKeys(read(), latest.current.closed)
      const next = keys[keys.indexOf(key) + by]
      if (next) focusOn(next, cell, edit)
    }
    const addAt = (place: Adding['place']) => {
      setFocus((known) => known && { ...known, edit: false })
      setAdding(addingAt(read(), place))
    }
    const addBehind = (key: string) => {
      const found = findItem(read(), key)
      if (found) addAt({ phase: found.phase, group: found.group, parent: found.parent?.key ?? null, after: key })
    }
    const move: OutlineDoors['move'] = (key, direction) => {
      const place = stepPlace(read(), key, direction)
      const found = findItem(read(), key)
      if (!place || !found) return
      act({ what: 'item_moved', text: found.item.text }, { do: 'item_moved', key, place })
      setFocus((known) =>
        known?.key === key ? { ...known, typed: '', stamp: ++stamp } : { key, cell: 'text', edit: false, typed: '', stamp: ++stamp },
      )
    }
    const remove = (key: string) => {
      const found = findItem(read(), key)
      if (!found) return
      const keys = lineKeys(read(), latest.current.closed)
      const gone = lineCount(found.item)
      const at = keys.indexOf(key)
      const next = keys[at + gone] ?? keys[at - 1]
      takeOut({ what: 'item_removed', text: found.item.text }, { do: 'item_removed', key }, gone - 1)
      setFocus((known) => (next ? { key: next, cell: known?.cell ?? 'text', edit: false, typed: '', stamp: ++stamp } : null))
    }
    return {
      focus: focusOn,
      stopEdit: (key) => setFocus((known) => (known?.key === key && known.edit ? { ...known, edit: false, typed: '' } : known)),
      step,
      setText: (key, cell, text) => {
        const what = cell === 'text' ? 'item_text' : 'item_chinese'
        act(
          { what, text: cell === 'text' ? text : findItem(read(), key)?.item.text },
          { do: 'item_set', key, set: { [cell]: text } },
          `${key}.${cell}`,
        )
      },
      move,
      remove,
      addAt,
      addBehind,
      add: (text, last) => {
        const place = latest.current.adding?.place
        if (!place) return
        const key = makeKey(text, itemKeys(read()), 'item')
        act({ what: 'item_added', text }, { do: 'item_added', key, text, place })
        // The body is the new one only after the next drawing; the new item is the line above the next one.
        const depth = latest.current.adding?.depth ?? 0
        setAdding(last ? null : { place: { ...place, after: key }, depth, under: key, text: '' })
      },
      shiftAdding: (direction, text) => setAdding((known) => known && { ...shiftedAdding(read(), known, direction), text }),
      stopAdding: (back) => {
        const place = latest.current.adding?.place
        setAdding(null)
        const line = place?.after ?? place?.parent
        if (back && line) focusOn(line, 'text')
      },
      openDetails: (key) => {
        focusOn(key, 'text')
        latest.current.onDetails(key)
      },
      keyDown: (event, key, cell) => {
        const { key: pressed, altKey, ctrlKey, metaKey } = event
        if (ctrlKey || metaKey) return
        const handled = () => event.preventDefault()
        if (altKey) {
          const direction = moves[pressed]
          if (!direction) return
          handled()
          return move(key, direction)
        }
        if (pressed === 'ArrowDown' || pressed === 'ArrowUp') step(key, cell, pressed === 'ArrowDown' ? 1 : -1, false)
        else if (pressed === 'ArrowRight') focusOn(key, 'textZh')
        else if (pressed === 'ArrowLeft') focusOn(key, 'text')
        else if (pressed === 'Enter') addBehind(key)
        else if (pressed === 'F2') focusOn(key, cell, true)
        else if (pressed === 'Delete' || pressed === 'Backspace') remove(key)
        else if (pressed.length === 1 && pressed !== ' ') focusOn(key, cell, true, pressed)
        else return
        handled()
      },
    }
  }, [act, read, setFocus, takeOut])

  const onDrop = useCallback(
    (key: string, drop: Drop) => {
      act({ what: 'item_moved', text: findItem(read(), key)?.item.text }, { do: 'item_moved', key, place: drop.place })
    },
    [act, read],
  )
  const drag = useOutlineDrag(read, onDrop)
  const focused = focus && findItem(body, focus.key)
  const dragged = drag.active === null ? null : findItem(body, drag.active)

  return (
    <OutlineContext value={doors}>
      <DndContext sensors={drag.sensors} accessibility={drag.accessibility} {...drag.handlers}>
        <div className="grid min-w-0 gap-3">
          <p className="text-xs text-ink-3 pointer-coarse:hidden max-sm:hidden">{t('keys')}</p>
          {body.phases.map((phase, index) => (
            <PhaseBlock
              key={phase.key}
              phase={phase}
              first={index === 0}
              last={index === body.phases.length - 1}
              open={!closed.has(phase.key)}
              onOpen={onOpenPhase}
              focus={focused?.phase === phase.key ? focus : null}
              focusGroup={focused?.phase === phase.key ? focused.group : null}
              adding={adding?.place.phase === phase.key ? adding : null}
              drop={drag.drop?.place.phase === phase.key ? drag.drop : null}
              faulty={faulty}
              chinese={chinese}
            />
          ))}
          <Button
            className="justify-self-start"
            icon={<Plus size={15} aria-hidden="true" />}
            onClick={() => {
              const title = t('new_phase')
              const key = makeKey(title, new Set(body.phases.map((phase) => phase.key)), 'phase')
              act(
                { what: 'phase_added', text: title },
                { do: 'phase_added', key, title, group: t('new_group'), after: body.phases.at(-1)?.key ?? null },
              )
            }}
          >
            {t('add_phase')}
          </Button>
        </div>
        <DragOverlay dropAnimation={null}>
          {dragged ? (
            <div className="max-w-100 truncate rounded-md border border-line-strong bg-panel px-3 py-1.5 text-sm">{dragged.item.text}</div>
          ) : null}
        </DragOverlay>
      </DndContext>
    </OutlineContext>
  )
}
