/** What `{{NAME}}` can stand for. */
export type Scope = ReadonlyMap<string, { value: string; secret: boolean }>

export type Interpolated = { ok: true; text: string } | { ok: false; unknown: string[] }

const placeholder = /\{\{([^{}]*)\}\}/g

/** Puts values in for `{{NAME}}`. A name nobody knows is not left standing: the answer says which. Values are not searched again. */
export function interpolate(template: string, scope: Scope): Interpolated {
  const unknown = new Set<string>()
  const text = template.replace(placeholder, (_whole, inner: string) => {
    const known = scope.get(inner.trim())
    if (!known) unknown.add(inner.trim())
    return known?.value ?? ''
  })
  return unknown.size > 0 ? { ok: false, unknown: [...unknown] } : { ok: true, text }
}

/** The same for every text inside a value; keys stay as they are. */
export function interpolateDeep(value: unknown, scope: Scope): { ok: true; value: unknown } | { ok: false; unknown: string[] } {
  const unknown = new Set<string>()
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') {
      const answer = interpolate(part, scope)
      if (answer.ok) return answer.text
      for (const name of answer.unknown) unknown.add(name)
      return part
    }
    if (Array.isArray(part)) return part.map(walk)
    if (part && typeof part === 'object') return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)]))
    return part
  }
  const result = walk(value)
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
