import { isDeepStrictEqual } from 'node:util'
import json, { type Operation } from 'fast-json-patch'
import type { z } from 'zod'
import { TemplateBody } from './schema'

/** A patched body with what undoes the patch, or why it cannot be: which operation, or which places of the body it would make. */
export type PatchedBody =
  | { ok: true; body: TemplateBody; inverse: Operation[] }
  | { ok: false; operation: number }
  | { ok: false; issues: { path: PropertyKey[]; message: string }[] }

const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

const segmentsOf = (pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
const parentOf = (pointer: string) => pointer.slice(0, pointer.lastIndexOf('/'))

/**
 * Applies RFC 6902 operations to a body. Refused are paths that reach a prototype, operations that do not fit the body, and a
 * result that `TemplateBody` does not take. The inverse, applied to the result, gives exactly the body before.
 */
export function patchBody(before: TemplateBody, operations: readonly Operation[], errorMap?: z.core.$ZodErrorMap): PatchedBody {
  let document: unknown = json.deepClone(before)
  const inverse: Operation[] = []
  for (const [index, given] of operations.entries()) {
    const operation = json.deepClone(given) as Operation
    if (reachesPrototype(operation)) return { ok: false, operation: index }
    try {
      const undo = inverseOf(document, operation)
      document = json.applyOperation(document, operation, true, true, true, index).newDocument
      inverse.unshift(...undo(document))
    } catch {
      // The library throws for a path that leads nowhere, an index past the end, a failed test.
      return { ok: false, operation: index }
    }
  }
  const parsed = TemplateBody.safeParse(document, errorMap ? { error: errorMap } : undefined)
  if (!parsed.success) return { ok: false, issues: parsed.error.issues }
  return { ok: true, body: parsed.data, inverse: undoes(parsed.data, inverse, before) ? inverse : json.compare(parsed.data, before) }
}

/** The operations that turn one body into another; the whole body when that is shorter. */
export function patchBetween(before: TemplateBody, after: TemplateBody): Operation[] {
  const steps = json.compare(before, after)
  const whole: Operation[] = [{ op: 'replace', path: '', value: after }]
  return JSON.stringify(steps).length <= JSON.stringify(whole).length ? steps : whole
}

function reachesPrototype(operation: Operation): boolean {
  const pointers = 'from' in operation ? [operation.path, operation.from] : [operation.path]
  return pointers.some((pointer) => segmentsOf(pointer).some((part) => forbidden.has(part)))
}

/** What undoes one operation: read from the document before it, finished with the document after it. */
function inverseOf(document: unknown, operation: Operation): (after: unknown) => Operation[] {
  const { op, path } = operation
  if (op === 'test' || op === '_get') return () => []
  if (path === '') {
    const whole = json.deepClone(document)
    return () => [{ op: 'replace', path: '', value: whole }]
  }
  if (op === 'remove') {
    const value = json.deepClone(json.getValueByPointer(document, path))
    return () => [{ op: 'add', path, value }]
  }
  if (op === 'replace') {
    const value = json.deepClone(json.getValueByPointer(document, path))
    return () => [{ op: 'replace', path, value }]
  }
  const covered = coveredAt(document, path)
  if (op === 'move')
    return (after) => [
      { op: 'move', from: landed(after, path), path: operation.from },
      ...(covered && operation.from !== path ? [{ op: 'add' as const, path, value: covered.value }] : []),
    ]
  return (after) => [covered ? { op: 'replace', path, value: covered.value } : { op: 'remove', path: landed(after, path) }]
}

/** The value that stands at a member of an object now; null in a list, where adding pushes aside and covers nothing. */
function coveredAt(document: unknown, path: string): { value: unknown } | null {
  const parent: unknown = json.getValueByPointer(document, parentOf(path))
  const name = segmentsOf(path).at(-1) ?? ''
  if (Array.isArray(parent) || typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, name)) return null
  return { value: json.deepClone((parent as Record<string, unknown>)[name]) }
}

/** Where `/list/-` came to stand. */
function landed(after: unknown, path: string): string {
  if (!path.endsWith('/-')) return path
  const list: unknown = json.getValueByPointer(after, parentOf(path))
  return Array.isArray(list) ? `${parentOf(path)}/${list.length - 1}` : path
}

/** Whether the inverse leads back: parsing trims texts and fills defaults, so that it is tried and not assumed. */
function undoes(after: TemplateBody, inverse: readonly Operation[], before: TemplateBody): boolean {
  try {
    let document: unknown = json.deepClone(after)
    for (const operation of inverse)
      document = json.applyOperation(document, json.deepClone(operation) as Operation, true, true, true).newDocument
    return isDeepStrictEqual(document, before)
  } catch {
    return false
  }
}
