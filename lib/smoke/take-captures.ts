import { selectValues } from './json-path'
import type { Capture } from './step-schema'
import type { Observed } from './assertions/kind'

export type Captured = { name: string; value: string; secret: boolean }

/** Longest value a capture takes, in characters. */
const maxCapture = 8000

/**
 * Takes what the following steps need from an answer. What is not there, or is no single value, is `missing`: a step
 * that promised it has failed.
 */
export function takeCaptures(captures: readonly Capture[], observed: Observed): { taken: Captured[]; missing: Capture[] } {
  const taken: Captured[] = []
  const missing: Capture[] = []
  for (const capture of captures) {
    const value = capture.from === 'header' ? headerValue(capture.path, observed) : jsonValue(capture.path, observed)
    if (value === null || value === '' || value.length > maxCapture) missing.push(capture)
    else taken.push({ name: capture.name, value, secret: capture.secret })
  }
  return { taken, missing }
}

function headerValue(name: string, { headers }: Observed): string | null {
  return headers.find(([own]) => own.toLowerCase() === name.toLowerCase())?.[1] ?? null
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
