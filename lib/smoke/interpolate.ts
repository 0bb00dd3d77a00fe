/** What `{{NAME}}` can stand for. A `Map` is one. */
export type Scope = { get: (name: string) => { value: string; secret: boolean } | undefined }

export type Interpolated = { ok: true; text: string } | { ok: false; unknown: string[] }

const placeholder = /\{\{([^{}]*)\}\}/g

/** Fills in a value that was prepared once. A name nobody knows is added to `unknown` and leaves nothing behind. */
export type Filler<T> = (scope: Scope, unknown: Set<string>) => T

/** How a value is written where its name stands: as it is, or escaped. */
export type Writing = (value: string) => string
const asItIs: Writing = (value) => value

/**
 * Reads a value's placeholders once, so that filling it in costs only what changes: a part without any is handed out as it is. Keys stay as
 * they are. Values are not searched again.
 */
export function fillerOf<T>(value: T, writing: Writing = asItIs): Filler<T> {
  return (prepare(value, writing) ?? (() => value)) as Filler<T>
}

/** Null: nothing in it changes. */
function prepare(value: unknown, writing: Writing): Filler<unknown> | null {
  if (typeof value === 'string') return prepareText(value, writing)
  if (!value || typeof value !== 'object') return null
  const parts = Object.entries(value).flatMap(([key, inner]) => {
    const fill = prepare(inner, writing)
    return fill ? [[key, fill] as const] : []
  })
  if (parts.length === 0) return null
  return (scope, unknown) => {
    const filled = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>
    for (const [key, fill] of parts) filled[key] = fill(scope, unknown)
    return filled
  }
}

function prepareText(text: string, writing: Writing): Filler<string> | null {
  const found = [...text.matchAll(placeholder)]
  if (found.length === 0) return null
  let from = 0
  const parts = found.map((match) => {
    const before = text.slice(from, match.index)
    from = match.index + match[0].length
    return { before, name: (match[1] ?? '').trim() }
  })
  const rest = text.slice(from)
  return (scope, unknown) => {
    let filled = ''
    for (const { before, name } of parts) {
      const known = scope.get(name)
      if (!known) unknown.add(name)
      filled += before + (known ? writing(known.value) : '')
    }
    return filled + rest
  }
}

/** Puts values in for `{{NAME}}`. A name nobody knows is not left standing: the answer says which. Values are not searched again. */
export function interpolate(template: string, scope: Scope): Interpolated {
  const unknown = new Set<string>()
  const text = fillerOf(template)(scope, unknown)
  return unknown.size > 0 ? { ok: false, unknown: [...unknown] } : { ok: true, text }
}

/** The same for every text inside a value; keys stay as they are. */
export function interpolateDeep(value: unknown, scope: Scope): { ok: true; value: unknown } | { ok: false; unknown: string[] } {
  const unknown = new Set<string>()
  const result = fillerOf(value)(scope, unknown)
  return unknown.size > 0 ? { ok: false, unknown: [...unknown] } : { ok: true, value: result }
}

/** The names a value asks for, in the order they appear. */
export function namesIn(value: unknown): string[] {
  const names = new Set<string>()
  const walk = (part: unknown): void => {
    if (typeof part === 'string') for (const [, inner] of part.matchAll(placeholder)) names.add((inner ?? '').trim())
    else if (part && typeof part === 'object') Object.values(part).forEach(walk)
  }
  walk(value)
  return [...names]
}
