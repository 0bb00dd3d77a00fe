import type { Why } from '../why'

/** A value of a JSON or YAML document that still knows the line it begins on. */
export interface Placed {
  value: null | boolean | number | string | Placed[] | Map<string, Placed>
  /** 1-based. */
  line: number
  /** A number as it was written, where that is JSON: `1.0` and `12345678901234567890` stay what they are. */
  source?: string
}

export type PlacedAnswer = { ok: true; root: Placed } | { ok: false; line: number; why: Why }

/** Deeper documents are refused: nothing people write comes near, and walking them would run out of stack. */
export const maxDepth = 200

/** The member of an object; undefined when there is none, or it is no object. */
export function memberOf(node: Placed | undefined, key: string): Placed | undefined {
  return node?.value instanceof Map ? node.value.get(key) : undefined
}

/** The entries of a list; none when it is no list. */
export function entriesOf(node: Placed | undefined): Placed[] {
  return Array.isArray(node?.value) ? node.value : []
}

/** The members of an object in their order; none when it is no object. */
export function membersOf(node: Placed | undefined): [string, Placed][] {
  return node?.value instanceof Map ? [...node.value] : []
}

/** A text; undefined for everything else, a number included. */
export function textOf(node: Placed | undefined): string | undefined {
  return typeof node?.value === 'string' ? node.value : undefined
}

/** A text, number or boolean as text; undefined for null, lists and objects. */
export function scalarOf(node: Placed | undefined): string | undefined {
  if (node === undefined || node.value === null || typeof node.value === 'object') return undefined
  return node.source ?? String(node.value)
}
