import type { PlanItem, PlanView } from './view'

/** What most items are. A row travels without what it has in common with these. */
const common = {
  version: 1,
  parentId: null,
  depth: 0,
  parent: false,
  textZh: '',
  kind: 'manual',
  params: {},
  automatic: false,
  needs: null,
  proven: false,
  evidenceCount: 0,
  measured: null,
  before: 'start',
  optional: false,
  ownOptional: false,
  condition: null,
  due: null,
  dueAt: null,
  dueWholeDay: false,
  late: false,
  state: 'open',
  remark: null,
  reason: '',
  note: '',
  waiver: null,
  assignee: null,
  settledByName: null,
  settledAt: null,
  estimateMinutes: null,
  startedAt: null,
  roleKey: null,
  maxAgeHours: null,
  missedAt: null,
  run: null,
  running: false,
  suite: null,
  runCounts: true,
} satisfies Omit<PlanItem, 'id' | 'phase' | 'group' | 'text'>

type Common = keyof typeof common
const names = Object.keys(common) as Common[]

/** A plan on its way to the browser: two thousand rows in some hundred kilobytes. */
export type PlanWire = Omit<PlanView, 'items'> & { items: PackedItem[] }
/** A row. Without a phase it stands in the phase and group of the row before it. */
type PackedItem = Pick<PlanItem, 'id' | 'text'> & Partial<PlanItem>

/** Leaves out of every row what most rows have, and what the row before it has said. */
export function packPlan(view: PlanView): PlanWire {
  return { ...view, items: view.items.map((item, index) => packItem(item, view.items[index - 1])) }
}

function packItem(item: PlanItem, before: PlanItem | undefined): PackedItem {
  const { id, phase, group, text } = item
  const same = before !== undefined && before.phase === phase && before.group === group
  const packed: Record<string, unknown> = same ? { id, text } : { id, phase, group, text }
  for (const name of names) {
    const value = item[name]
    const usual = name === 'params' ? Object.keys(item.params).length === 0 : value === common[name]
    if (!usual) packed[name] = value
  }
  return packed as PackedItem
}

/** Rows by what they were packed as: a row that did not change stays the same object, and is not drawn again. */
const unpacked = new WeakMap<PackedItem, PlanItem>()

/** The plan as it was packed. */
export function unpackPlan(wire: PlanWire): PlanView {
  let place = { phase: '', group: '' }
  const items = wire.items.map((packed) => {
    const { phase, group } = packed
    if (phase !== undefined && group !== undefined) place = { phase, group }
    return unpackItem(packed, place)
  })
  return { ...wire, items }
}

function unpackItem(packed: PackedItem, place: { phase: string; group: string }): PlanItem {
  const known = unpacked.get(packed)
  if (known && known.phase === place.phase && known.group === place.group) return known
  const item = { ...(common as Omit<PlanItem, 'id' | 'phase' | 'group' | 'text'>), ...place, ...packed }
  unpacked.set(packed, item)
  return item
}
