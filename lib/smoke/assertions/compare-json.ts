import { compareNumber, compareText, isNumberOp, listOf, numberIn, type NumberOp, type TextOp } from './compare'

export type JsonOp = TextOp | NumberOp | 'length' | 'min_length' | 'max_length' | 'is_empty' | 'not_empty' | 'type' | 'is_date'

export const jsonTypes = ['string', 'number', 'integer', 'boolean', 'null', 'array', 'object']

/** What JSON can begin with, or be. Seen first: a word is the usual thing to compare with, and an exception costs more than all the rest. */
const likeJson = /^\s*(?:[[{"\-\d]|(?:true|false|null)\s*$)/

/** Reads JSON; undefined when it is none. */
export function readJson(text: string): { value: unknown } | undefined {
  if (!likeJson.test(text)) return undefined
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** `200`, `true`, `null`, `"a"`, `[1]` mean themselves; anything else is a text. */
export function literal(text: string): unknown {
  const read = readJson(text)
  return read ? read.value : text
}

/** Compares a JSON value that is there. */
export function compareJson(op: JsonOp, actual: unknown, expected: string): boolean {
  if (op === 'equals') return same(actual, literal(expected))
  if (op === 'not_equals') return !same(actual, literal(expected))
  if (op === 'contains' || op === 'not_contains') {
    if (!Array.isArray(actual)) return typeof actual === 'string' && actual.includes(expected) === (op === 'contains')
    const wanted = literal(expected)
    return actual.some((one) => same(one, wanted)) === (op === 'contains')
  }
  if (op === 'one_of' || op === 'none_of') {
    const list = listOf(expected)
    return list !== null && list.some((one) => same(actual, one)) === (op === 'one_of')
  }
  if (op === 'starts_with' || op === 'ends_with' || op === 'matches' || op === 'not_matches')
    return typeof actual === 'string' && compareText(op, actual, expected)
  if (op === 'is_date') return typeof actual === 'string' && isDate(actual)
  if (op === 'type') return isOfType(actual, expected)
  const limit = numberIn(expected)
  if (isNumberOp(op)) return typeof actual === 'number' && compareNumber(op, actual, limit)
  const length = lengthOf(actual)
  if (length === null) return false
  if (op === 'is_empty') return length === 0
  if (op === 'not_empty') return length > 0
  if (op === 'length') return length === limit
  return op === 'min_length' ? length >= limit : length <= limit
}

/** Characters of a text, elements of a list, members of an object; null for what has no length. */
export function lengthOf(value: unknown): number | null {
  if (typeof value === 'string') return [...value].length
  if (Array.isArray(value)) return value.length
  return value && typeof value === 'object' ? Object.keys(value).length : null
}

/** The type of a value as JSON names it. */
export function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
}

const isOfType = (value: unknown, type: string) => (type === 'integer' ? Number.isInteger(value) : typeOf(value) === type)

const dateShape = /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d\d:?\d\d)?)?$/

/** A date, or a date and time, of ISO 8601 as RFC 3339 writes it, and one that exists. */
function isDate(text: string): boolean {
  const found = dateShape.exec(text)
  if (!found) return false
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1).map((part) => Number(part ?? 0))
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second <= 60
}

/** Equal as JSON: numbers by value, objects whatever the order of their keys. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (!a || !b || typeof a !== 'object' || typeof b !== 'object' || Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [Object.entries(a), b as Record<string, unknown>]
  return left.length === Object.keys(right).length && left.every(([key, value]) => Object.hasOwn(right, key) && same(value, right[key]))
}
