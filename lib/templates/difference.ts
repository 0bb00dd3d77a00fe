import type { WordRun } from './compare-texts'

/** What a template is made of, as a difference names it. */
export const DIFFERENCE_PARTS = [
  'fact',
  'phase',
  'group',
  'item',
  'slot',
  'metadata',
  'metric',
  'watch',
  'communication',
  'risk',
  'trigger',
  'alert',
  'prompt',
] as const
export type DifferencePart = (typeof DIFFERENCE_PARTS)[number]

/** A name in the languages it has; the Chinese one may be empty. */
export interface Name {
  text: string
  textZh: string
}

/** Where something stands: its phase, its group, the item it is part of. */
export interface Place {
  phase: (Name & { key: string }) | null
  group: Name | null
  parent: (Name & { key: string }) | null
}

/** One field that differs. `words` are there when both sides are texts that people read. */
export interface FieldChange {
  /** As in the body; a parameter of an item's kind is `params.limit`. */
  field: string
  before: unknown
  after: unknown
  words?: WordRun[]
}

/** One thing of a template that differs. */
export interface Difference {
  part: DifferencePart
  /** The item's, phase's, slot's … key; for what has none, its text. */
  key: string
  name: Name
  change: 'added' | 'removed' | 'changed'
  /** Where it stands now; for what was removed, where it stood. */
  place: Place
  /** Where it stood, when it was moved; `same place, other order` has the same place twice. */
  movedFrom: Place | null
  /** The thing itself, without what is nested in it. */
  before: Readonly<Record<string, unknown>> | null
  after: Readonly<Record<string, unknown>> | null
  /** Empty for what was added, removed or only moved. */
  fields: FieldChange[]
}

/** All that differs between two bodies, in the reading order of the newer one; what was removed stands where it was. */
export interface TemplateDifference {
  same: boolean
  counts: { added: number; removed: number; changed: number; moved: number }
  differences: Difference[]
}
