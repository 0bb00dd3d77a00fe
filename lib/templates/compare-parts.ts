import { compareFields } from './compare-fields'
import { movedKeys } from './compare-order'
import { noPlace } from './compare-plans'
import type { Difference, DifferencePart, Name } from './difference'
import type { TemplateBody } from './schema'

type Entry = Readonly<Record<string, unknown>>
type Part = {
  part: DifferencePart
  list: (body: TemplateBody) => readonly Entry[]
  key: (entry: Entry) => string
  name: (entry: Entry) => Name
}

const say = (value: unknown) => (typeof value === 'string' ? value : '')
const named =
  (field: string) =>
  (entry: Entry): Name => ({ text: say(entry[field]), textZh: say(entry[`${field}Zh`]) })
const keyed = (entry: Entry) => say(entry.key)
const called = (field: string) => (entry: Entry) => say(entry[field])

/** The lists of a body beside its plan, each with what an entry goes by. A slot is its role before its step. */
const parts: Part[] = [
  { part: 'fact', list: (body) => body.facts, key: keyed, name: named('label') },
  { part: 'metadata', list: (body) => body.metadata, key: called('label'), name: named('label') },
  { part: 'slot', list: (body) => body.slots, key: (slot) => `${say(slot.slotRoleKey)} ${say(slot.before)}`, name: named('name') },
  { part: 'metric', list: (body) => body.metrics, key: keyed, name: named('title') },
  { part: 'watch', list: (body) => body.watches, key: keyed, name: named('title') },
  { part: 'communication', list: (body) => body.communications, key: keyed, name: named('title') },
  { part: 'risk', list: (body) => body.risks, key: called('text'), name: named('text') },
  { part: 'trigger', list: (body) => body.triggers, key: called('text'), name: named('text') },
  { part: 'alert', list: (body) => body.alerts, key: called('name'), name: named('name') },
  { part: 'prompt', list: (body) => body.prompts, key: keyed, name: named('title') },
]

/** What differs in the lists beside the plan: part by part, in the newer one's order, then what was removed. */
export function compareParts(before: TemplateBody, after: TemplateBody): Difference[] {
  return parts.flatMap((part) => comparePart(part, part.list(before), part.list(after)))
}

function comparePart({ part, key, name }: Part, before: readonly Entry[], after: readonly Entry[]): Difference[] {
  const ids = (list: readonly Entry[]) => distinct(list.map(key))
  const [then, now] = [ids(before), ids(after)]
  const moved = movedKeys(then, now)
  const old = new Map(before.map((entry, index) => [then[index] ?? '', entry]))
  const here = { part, place: noPlace }
  const kept = after.flatMap((entry, index): Difference[] => {
    const id = now[index] ?? ''
    const was = old.get(id)
    const common = { ...here, key: key(entry), name: name(entry), after: entry }
    if (!was) return [{ ...common, change: 'added', movedFrom: null, before: null, fields: [] }]
    const fields = compareFields(was, entry)
    if (fields.length === 0 && !moved.has(id)) return []
    return [{ ...common, change: 'changed', movedFrom: moved.has(id) ? noPlace : null, before: was, fields }]
  })
  const gone = before.flatMap((entry, index): Difference[] => {
    if (now.includes(then[index] ?? '')) return []
    return [{ ...here, key: key(entry), name: name(entry), change: 'removed', movedFrom: null, before: entry, after: null, fields: [] }]
  })
  return [...kept, ...gone]
}

/** The same keys with a number behind those that came before. */
function distinct(keys: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return keys.map((key) => {
    const count = seen.get(key) ?? 0
    seen.set(key, count + 1)
    return count === 0 ? key : `${key} ${count}`
  })
}
