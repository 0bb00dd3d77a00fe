'use client'

import { createContext, type KeyboardEvent, useContext } from 'react'
import type { Direction } from './moves'
import type { Place } from './tree'

/** The two texts of a line. */
export type Cell = 'text' | 'textZh'

/** The line that has the focus; `stamp` changes when it has to take it. */
export interface RowFocus {
  key: string
  cell: Cell
  /** Being typed into; `typed` is the first letter, when typing began it. */
  edit: boolean
  typed: string
  stamp: number
}

/** Where a new item is being written. */
export interface Adding {
  place: Place
  depth: number
  /** The line above it; null: at the top of its group. */
  under: string | null
  /** What is written already when it comes to a new place. */
  text: string
}

/** What lines ask of the outline. It never changes, so that a line is drawn again only for itself. */
export interface Outline {
  focus: (key: string, cell: Cell, edit?: boolean, typed?: string) => void
  /** The line is no longer typed into; the focus went elsewhere by itself. */
  stopEdit: (key: string) => void
  /** The line above or below takes the focus. */
  step: (key: string, cell: Cell, by: 1 | -1, edit: boolean) => void
  setText: (key: string, cell: Cell, text: string) => void
  move: (key: string, direction: Direction) => void
  remove: (key: string) => void
  /** Begins a new item behind one, or at a place. */
  addBehind: (key: string) => void
  addAt: (place: Place) => void
  /** Adds what was written and goes on behind it, unless `last`. */
  add: (text: string, last: boolean) => void
  shiftAdding: (direction: 'in' | 'out', text: string) => void
  /** Gives the new item up; `back` gives the focus back to the line it was to stand behind. */
  stopAdding: (back: boolean) => void
  openDetails: (key: string) => void
  keyDown: (event: KeyboardEvent<HTMLElement>, key: string, cell: Cell) => void
}

export const OutlineContext = createContext<Outline | null>(null)

export function useOutline(): Outline {
  const outline = useContext(OutlineContext)
  if (!outline) throw new Error('useOutline outside of the outline')
  return outline
}
