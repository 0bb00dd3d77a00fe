import { encodeUnsafe } from '../clauses/encode-unsafe'
import { entriesOf, memberOf, type Placed, scalarOf, textOf } from '../placed/placed'
import { Refusal } from '../refusal'
import type { Reading } from './reading'

/**
 * The address of a request: `url` as text or as an object. `raw` says what stands before the query; `query` is taken
 * when it is there, without its disabled entries; `:id` becomes its value, or `{{ID}}` when it has none. Fragments are
 * never sent. Refused: an address that is missing.
 */
export function readUrl(url: Placed | undefined, line: number, reading: Reading): string {
  const raw = textOf(url) ?? textOf(memberOf(url, 'raw')) ?? joinParts(url)
  const at = url?.line ?? line
  if (raw.trim() === '') throw new Refusal(at, 'address_missing')
  const [beforeFragment = ''] = raw.trim().split('#', 1)
  const mark = beforeFragment.indexOf('?')
  const base = mark < 0 ? beforeFragment : beforeFragment.slice(0, mark)
  const query =
    readQuery(memberOf(url, 'query'), reading) ?? (mark < 0 ? '' : reading.fold(encodeUnsafe(beforeFragment.slice(mark + 1)), at))
  return `${readBase(base, memberOf(url, 'variable'), at, reading)}${query === '' ? '' : `?${query}`}`
}

/** Older exports have no `raw`: protocol, host and path say the same. */
function joinParts(url: Placed | undefined): string {
  const joined = (part: Placed | undefined, by: string) =>
    textOf(part) ??
    entriesOf(part)
      .map((entry) => scalarOf(entry) ?? scalarOf(memberOf(entry, 'value')) ?? '')
      .join(by)
  const host = joined(memberOf(url, 'host'), '.')
  if (host === '') return ''
  const protocol = scalarOf(memberOf(url, 'protocol'))
  const port = scalarOf(memberOf(url, 'port'))
  const path = joined(memberOf(url, 'path'), '/').replace(/^\//, '')
  return `${protocol ? `${protocol.replace(/:?\/*$/, '')}://` : ''}${host}${port ? `:${port}` : ''}${path === '' ? '' : `/${path}`}`
}

function readBase(base: string, variables: Placed | undefined, line: number, reading: Reading): string {
  const values = new Map<string, string>()
  for (const entry of entriesOf(variables)) {
    const value = scalarOf(memberOf(entry, 'value'))
    if (value) values.set(scalarOf(memberOf(entry, 'key')) ?? scalarOf(memberOf(entry, 'id')) ?? '', value)
  }
  // Postman asks over http when no scheme is written.
  const whole = /^(?:[a-z][a-z0-9+.-]*:\/\/|\{\{)/i.test(base) ? base : `http://${base}`
  const start = whole.indexOf('://') < 0 ? 0 : whole.indexOf('://') + 3
  const segments = whole.slice(start).split('/')
  const path = segments.map((segment, index) => {
    if (index === 0 || !/^:[^:]/.test(segment)) return encodeUnsafe(segment)
    const name = segment.slice(1)
    return encodeUnsafe(values.get(name) ?? `{{${name}}}`).replace(/[?#]/g, encodeURIComponent)
  })
  return reading.fold(whole.slice(0, start) + path.join('/'), line)
}

/** Null when the address does not list its query. */
function readQuery(query: Placed | undefined, reading: Reading): string | null {
  if (typeof query?.value === 'string') return reading.fold(encodeUnsafe(query.value), query.line)
  if (!Array.isArray(query?.value)) return null
  return query.value
    .filter((entry) => memberOf(entry, 'disabled')?.value !== true)
    .map((entry) => {
      const key = reading.fold(encodeUnsafe(scalarOf(memberOf(entry, 'key')) ?? '', '&='), entry.line)
      const value = scalarOf(memberOf(entry, 'value'))
      return value === undefined ? key : `${key}=${reading.fold(encodeUnsafe(value, '&'), entry.line)}`
    })
    .filter((pair) => pair !== '')
    .join('&')
}
