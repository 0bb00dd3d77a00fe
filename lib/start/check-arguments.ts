/** Deepest nesting, most arguments and most values of one call. What our pages send stays far below. */
const limits = { depth: 64, arguments: 20, values: 50_000 }

/**
 * The rows of a call: `0` holds the list of arguments; other numbers hold values it refers to. A file is a row without a value.
 */
export type Rows = Map<string, { value: unknown } | 'file'>

/**
 * Whether the arguments of a server action are ones our pages can send: plain values, dates, forms and files. React's wire format knows
 * more (promises, streams, iterators, maps, server references); all of it is refused here, because a malformed one makes Next answer 500
 * and none of our actions takes it.
 */
export function argumentsHold(rows: Rows): boolean {
  const root = rows.get('0')
  if (!root || root === 'file' || !Array.isArray(root.value) || root.value.length > limits.arguments) return false
  let values = 0
  const holds = (value: unknown, depth: number): boolean => {
    if (++values > limits.values || depth > limits.depth) return false
    if (typeof value === 'string') return textHolds(value, rows)
    if (value === null || typeof value !== 'object') return true
    return Object.entries(value).every(([name, each]) => name !== '__proto__' && holds(each, depth + 1))
  }
  return [...rows.values()].every((row) => row === 'file' || holds(row.value, 0))
}

const words = new Set(['$undefined', '$Infinity', '$-Infinity', '$NaN', '$-0', '$T'])

function textHolds(text: string, rows: Rows): boolean {
  if (!text.startsWith('$') || text.startsWith('$$') || words.has(text)) return true
  if (text.startsWith('$D')) return !Number.isNaN(Date.parse(text.slice(2)))
  // A form: its fields are numbered with it, and it may have none.
  if (text.startsWith('$K')) return isRow(text.slice(2))
  if (text.startsWith('$B')) return isRow(text.slice(2)) && rows.get(String(Number.parseInt(text.slice(2), 16))) === 'file'
  return referenceHolds(text.slice(1), rows)
}

const isRow = (hex: string) => /^[0-9a-f]{1,6}$/.test(hex)

/** `1`, or `0:1:name` for something that was already written: every step must be there. */
function referenceHolds(reference: string, rows: Rows): boolean {
  const [first = '', ...path] = reference.split(':')
  if (!isRow(first) || path.length > limits.depth) return false
  const row = rows.get(String(Number.parseInt(first, 16)))
  if (!row || row === 'file') return false
  let value = row.value
  for (const name of path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, name)) return false
    value = (value as Record<string, unknown>)[name]
  }
  return true
}
