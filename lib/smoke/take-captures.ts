import { isSecretHeader } from '@/lib/core/outgoing/secret-headers'
import type { Observed } from './assertions/kind'
import { firstMatch } from './assertions/patterns'
import { fillerOf, type Scope } from './interpolate'
import { selectValues } from './json-path'
import type { Capture } from './step-schema'

export type Captured = { name: string; value: string; secret: boolean }

/** Longest value a capture takes, in characters. */
const maxCapture = 8000

/** Takes values out of an answer. */
export type CaptureTaker = (scope: Scope, observed: Observed) => { taken: Captured[]; missing: Capture[] }

/**
 * Prepares what the following steps need from an answer. What is not there, is empty, too long or no single value, or asks for a variable nobody
 * knows is `missing`: a step that promised it has failed. Cookies, and headers that are secret by name, are secrets whether it says so or not.
 */
export function captureTaker(captures: readonly Capture[]): CaptureTaker {
  const sources = captures.map((capture) => ({ capture, take: sourceOf(capture) }))
  return (scope, observed) => {
    const taken: Captured[] = []
    const missing: Capture[] = []
    for (const { capture, take } of sources) {
      const value = take(scope, observed)
      if (value === null || value === '' || value.length > maxCapture) missing.push(capture)
      else taken.push({ name: capture.name, value, secret: capture.secret || isSecretSource(capture) })
    }
    return { taken, missing }
  }
}

const isSecretSource = ({ from, path }: Capture) => from === 'cookie' || (from === 'header' && isSecretHeader(path))

type Source = (scope: Scope, observed: Observed) => string | null

function sourceOf({ from, path }: Capture): Source {
  if (from === 'body') return (_scope, { body }) => body
  if (from === 'status') return (_scope, { status }) => String(status)
  const take = { json: jsonValue, header: headerValue, cookie: cookieValue, regex: regexValue }[from]
  const fill = fillerOf(path)
  return (scope, observed) => {
    const unknown = new Set<string>()
    const filled = fill(scope, unknown)
    return unknown.size > 0 ? null : take(filled, observed)
  }
}

function headerValue(name: string, { headers }: Observed): string | null {
  return headers.find(([own]) => own.toLowerCase() === name.toLowerCase())?.[1] ?? null
}

/** The value of a cookie that the answer sets; of several of one name the last, as a browser keeps it. */
function cookieValue(name: string, { headers }: Observed): string | null {
  for (const [own, value] of headers.toReversed()) {
    if (own.toLowerCase() !== 'set-cookie') continue
    const pair = value.split(';', 1)[0] ?? ''
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return null
}

/** RE2: linear in the body. A large pattern on a large body is not tried, and so finds nothing. */
function regexValue(pattern: string, { body }: Observed): string | null {
  try {
    return body === null ? null : firstMatch(pattern, body)
  } catch {
    return null
  }
}

function jsonValue(path: string, { body }: Observed): string | null {
  if (body === null) return null
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    return null
  }
  const value = selectValues(path, json)?.[0]
  if (value === undefined || value === null) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}
