type Shape = Record<string, 'text' | 'optional' | 'number' | 'boolean' | 'list'>
type Value<K> = K extends 'text'
  ? string
  : K extends 'optional'
    ? string | undefined
    : K extends 'number'
      ? number | undefined
      : K extends 'boolean'
        ? boolean
        : string[]

/**
 * Plain values from a form by name and kind. `optional` and `number` are undefined when empty; a number that is none stays
 * NaN, so that the command refuses it at its field; `list` takes every value of that name. Text is trimmed, a password must
 * be read with `data.get` instead.
 */
export function formValues<const S extends Shape>(data: FormData, shape: S): { [K in keyof S]: Value<S[K]> } {
  const values: Record<string, unknown> = {}
  for (const [name, kind] of Object.entries(shape)) {
    const raw = data.get(name)
    const text = typeof raw === 'string' ? raw.trim() : ''
    if (kind === 'text') values[name] = text
    else if (kind === 'optional') values[name] = text === '' ? undefined : text
    else if (kind === 'number') values[name] = text === '' ? undefined : Number(text)
    else if (kind === 'boolean') values[name] = raw !== null && raw !== '' && raw !== 'false'
    else values[name] = data.getAll(name).map(String)
  }
  return values as { [K in keyof S]: Value<S[K]> }
}
