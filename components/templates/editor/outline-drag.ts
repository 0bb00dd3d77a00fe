'use client'

import {
  type Announcements,
  type DragEndEvent,
  type DragMoveEvent,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { useTranslations } from 'next-intl'
import { useCallback, useMemo, useState } from 'react'
import type { TemplateBody } from '@/lib/templates/schema'
import { type Drop, dropPlace } from './drop-place'
import { groupId } from './group-block'
import { INDENT } from './item-row'
import { findItem } from './tree'

/** With the keyboard: up and down go from line to line, left and right from level to level. */
const keyboardWay: KeyboardCoordinateGetter = (event, { currentCoordinates, context }) => {
  const { collisionRect, droppableRects } = context
  if (event.code === 'ArrowRight') return { ...currentCoordinates, x: currentCoordinates.x + INDENT }
  if (event.code === 'ArrowLeft') return { ...currentCoordinates, x: currentCoordinates.x - INDENT }
  if ((event.code !== 'ArrowDown' && event.code !== 'ArrowUp') || !collisionRect) return undefined
  event.preventDefault()
  const down = event.code === 'ArrowDown'
  const tops = [...droppableRects.values()].map((rect) => rect.top)
  const next = tops.filter((top) => (down ? top > collisionRect.top + 3 : top < collisionRect.top - 3))
  if (next.length === 0) return undefined
  const top = down ? Math.min(...next) : Math.max(...next)
  return { ...currentCoordinates, y: currentCoordinates.y + (top - collisionRect.top) + (down ? 2 : -2) }
}

/** Dragging items: where the one in hand would land, and what a screen reader is told about it. */
export function useOutlineDrag(body: () => TemplateBody, onDrop: (key: string, drop: Drop) => void) {
  const t = useTranslations('editor.drag')
  const [active, setActive] = useState<string | null>(null)
  const [drop, setDrop] = useState<Drop | null>(null)
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: keyboardWay }),
  )

  const read = useCallback((event: DragMoveEvent | DragEndEvent) => landing(body(), event), [body])
  const handlers = useMemo(
    () => ({
      onDragStart: (event: { active: { id: UniqueIdentifier } }) => setActive(String(event.active.id)),
      onDragMove: (event: DragMoveEvent) => {
        const next = read(event)
        setDrop((known) => (JSON.stringify(known) === JSON.stringify(next) ? known : next))
      },
      onDragEnd: (event: DragEndEvent) => {
        const next = read(event)
        setActive(null)
        setDrop(null)
        if (next) onDrop(String(event.active.id), next)
      },
      onDragCancel: () => {
        setActive(null)
        setDrop(null)
      },
    }),
    [read, onDrop],
  )
  const accessibility = useMemo(() => {
    const text = (key: UniqueIdentifier) => findItem(body(), String(key))?.item.text ?? ''
    const where = (event: Parameters<NonNullable<Announcements['onDragOver']>>[0]) => {
      const next = landing(body(), event as DragMoveEvent)
      if (!next) return t('nowhere')
      const { parent, after } = next.place
      const under = parent === null ? '' : t('part_of', { text: text(parent) })
      return [after === null ? t('first') : t('behind', { text: text(after) }), under].filter(Boolean).join(' ')
    }
    const announcements: Announcements = {
      onDragStart: ({ active: one }) => t('lifted', { text: text(one.id) }),
      onDragMove: (event) => where(event),
      onDragOver: (event) => where(event),
      onDragEnd: (event) => t('dropped', { text: text(event.active.id), where: where(event) }),
      onDragCancel: ({ active: one }) => t('cancelled', { text: text(one.id) }),
    }
    return { announcements, screenReaderInstructions: { draggable: t('instructions') } }
  }, [body, t])
  return { active, drop, sensors, handlers, accessibility }
}

/** Where the dragged item would land now: by the line below its middle and how far it is dragged sideways. */
function landing(body: TemplateBody, event: Pick<DragMoveEvent, 'active' | 'over'> & { delta?: { x: number } }): Drop | null {
  const found = findItem(body, String(event.active.id))
  const { over } = event
  const rect = event.active.rect.current.translated
  const start = event.active.rect.current.initial
  if (!found || !over || !rect || !start) return null
  const sideways = Math.round((event.delta?.x ?? rect.left - start.left) / INDENT)
  const dragged = { item: found.item, depth: found.depth + sideways }
  for (const phase of body.phases) {
    for (const [index, group] of phase.groups.entries()) {
      const place = { phase: phase.key, group: index, items: group.items }
      if (over.id === groupId(phase.key, index)) return dropPlace(place, dragged, null, true)
    }
  }
  const target = findItem(body, String(over.id))
  if (!target) return null
  const group = body.phases.find((phase) => phase.key === target.phase)?.groups[target.group]
  if (!group) return null
  const behind = rect.top + rect.height / 2 > over.rect.top + over.rect.height / 2
  return dropPlace({ phase: target.phase, group: target.group, items: group.items }, dragged, target.item.key, behind)
}
