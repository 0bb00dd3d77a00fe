import type { Difference } from './compare-subjects'
import type { Json } from './subject-facts'
import type { Part } from './subject-parts'

/** A difference as people read it: what it is about, which property of it (a key below `releases.fields`), and both values. */
export interface DescribedDifference {
  /** What it is about: a setting's key, an artifact, an item's key; null for the part itself. */
  about: string | null
  field: string | null
  kind: Difference['kind']
  before: string | null
  after: string | null
}

/** Which leading names of a path only say the kind of thing: `settings`, `items`, `slots`. */
const shelves: Partial<Record<Part, readonly string[]>> = { configuration: ['settings', 'features'], plan: ['items', 'slots'] }

/** Says a difference: `RETRY_MAX 3 → 5`, `image sha256:9f2c… → sha256:77ab…`. Digests are shortened, values cut at 200 characters. */
export function describeDifference(part: Part, difference: Difference): DescribedDifference {
  const path = [...difference.path]
  const shelf = shelves[part]?.includes(path[0] ?? '') ? path.shift() : undefined
  const about = path.shift() ?? null
  const field = path.length > 0 ? path.join('.') : shelf === 'features' ? 'feature' : null
  return {
    about,
    field: field === 'value' ? null : field,
    kind: difference.kind,
    before: difference.kind === 'added' ? null : say(difference.before ?? null),
    after: difference.kind === 'removed' ? null : say(difference.after ?? null),
  }
}

function say(value: Json): string {
  if (typeof value === 'string' && /^(sha256:)?[0-9a-f]{64}$/.test(value)) return `${value.slice(0, -52)}…${value.slice(-6)}`
  const text = typeof value === 'string' ? value : isNamed(value) ? (value.text ?? value.value ?? '') : JSON.stringify(value)
  return text.length > 200 ? `${text.slice(0, 199)}…` : text
}

/** An item is said by its text, a setting by its value. */
function isNamed(value: Json): value is { text?: string; value?: string } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return typeof value.text === 'string' || typeof value.value === 'string'
}
