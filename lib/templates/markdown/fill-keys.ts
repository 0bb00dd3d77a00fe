import { makeKeys } from './make-key'
import type { RawItem } from './parse-items'

interface Keyed {
  key?: unknown
  title?: unknown
}
interface RawPhase extends Keyed {
  groups: { items: RawItem[] }[]
}

const said = (entries: readonly Keyed[]) => entries.flatMap(({ key }) => (typeof key === 'string' ? [key] : []))

/** Gives phases, items and parts without a key of their own one from their words; keys that are written stay. */
export function fillKeys(body: Record<string, object[]>): void {
  const phases = body.phases as RawPhase[]
  fill(phases)
  for (const part of ['metrics', 'watches', 'communications', 'prompts']) fill((body[part] ?? []) as Keyed[])
  const items = phases.flatMap((phase) => phase.groups.flatMap((group) => flat(group.items)))
  const make = makeKeys(said(items))
  for (const item of items) item.key ??= make(item.text)
}

function fill(entries: Keyed[]): void {
  const make = makeKeys(said(entries))
  for (const entry of entries) entry.key ??= make(typeof entry.title === 'string' ? entry.title : '')
}

const flat = (items: readonly RawItem[]): RawItem[] => items.flatMap((item) => [item, ...flat(item.items)])
