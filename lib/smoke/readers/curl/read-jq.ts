import type { ReadAssertion } from '../read-request'

const jqPath = /\.([A-Za-z_]\w*)|\.?\[(\d{1,9})\]|\.?\["([^"\\]{1,200})"\]/y

/** A path of jq as JSONPath (RFC 9535): `.data[0].id`, `.["x-y"]`. Null where it is more than a path. */
export function pathOfJq(filter: string): string | null {
  const text = filter.trim()
  if (text === '.') return '$'
  if (!text.startsWith('.')) return null
  let path = '$'
  let at = 0
  while (at < text.length) {
    jqPath.lastIndex = at
    const found = jqPath.exec(text)
    if (!found) return null
    const [whole, name, index, quoted] = found
    path += name !== undefined ? `.${name}` : index !== undefined ? `[${index}]` : `[${JSON.stringify(quoted)}]`
    at += whole.length
  }
  return path
}

const comparison = /^(.+?)\s*(==|>=|<=)\s*("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false)$/s
const counting = /^(.+?)\s*\|\s*length\s*(==|>=|>)\s*(\d{1,9})$/s

/** What `jq -e` holds the answer to: a path compared with a literal, or a length. Null for anything else. */
export function assertionOfJq(filter: string): ReadAssertion | null {
  const text = filter.trim().replace(/^\(([^()]*)\)$/, '$1')
  const [, list = '', how = '', size = ''] = counting.exec(text) ?? []
  const counted = pathOfJq(list)
  if (counted) {
    const params = how === '==' ? { op: 'length', value: size } : { op: 'min_length', value: String(Number(size) + (how === '>' ? 1 : 0)) }
    return { kind: 'jsonpath', params: { path: counted, ...params } }
  }
  const [, place = '', op = '', literal = ''] = comparison.exec(text) ?? []
  const path = pathOfJq(place)
  if (!path || (op !== '==' && !/^-?\d/.test(literal))) return null
  return { kind: 'jsonpath', params: { path, op: op === '==' ? 'equals' : op === '>=' ? 'at_least' : 'at_most', value: valueOf(literal) } }
}

/** The assertion reads a text that is JSON as JSON; a string that looks like it keeps its quotes. */
function valueOf(literal: string): string {
  if (!literal.startsWith('"')) return literal
  const text = parsed(literal)
  return typeof text === 'string' && parsed(text) === undefined && text.trim() !== '' ? text : literal
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) ?? text
  } catch {
    return undefined
  }
}
