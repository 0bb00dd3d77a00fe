import type { DialectError, DialectErrorCode } from './dialect'
import { closesFence, opensFence } from './dialect-fence'
import type { SettingsFault } from './dialect-settings'

/** A text while it is parsed: its lines (from 0), what is wrong with them, and which line each read object began on. */
export interface DialectSource {
  lines: string[]
  errors: DialectError[]
  origins: WeakMap<object, number>
}

/** Notes an error at a line and column (both from 0). */
export function fail(
  source: DialectSource,
  line: number,
  code: DialectErrorCode,
  params: DialectError['params'] = {},
  column?: number,
): void {
  source.errors.push({ line: line + 1, column: column === undefined ? null : column + 1, code, params })
}

export const failSettings = (source: DialectSource, line: number, fault: SettingsFault, from: number) =>
  fail(source, line, fault.code, fault.params, from + fault.at)

/** Remembers where an object was read, for what its schema says about it. */
export function placed<T extends object>(source: DialectSource, line: number, value: T): T {
  source.origins.set(value, line)
  return value
}

/** The line (from 0) of the deepest object that a path leads through. */
export function lineOfPath(source: DialectSource, root: object, path: readonly PropertyKey[]): number {
  let line = 0
  let here: unknown = root
  for (const step of path) {
    if (here === null || typeof here !== 'object') break
    here = (here as Record<PropertyKey, unknown>)[step]
    if (here !== null && typeof here === 'object') line = source.origins.get(here) ?? line
  }
  return line
}

/** Stretches of lines that begin with a heading of one level; code at the margin holds no headings. The first may have none. */
export function splitByHeading(
  source: DialectSource,
  from: number,
  to: number,
  sign: string,
): { heading: number | null; from: number; to: number }[] {
  const found: { heading: number | null; from: number; to: number }[] = [{ heading: null, from, to }]
  for (let line = from; line < to; line++) {
    const fence = opensFence(source.lines[line]!)
    if (fence && fence.indent === 0) {
      while (line + 1 < to && !closesFence(source.lines[line + 1]!, fence)) line++
      line++
    } else if (source.lines[line]!.startsWith(`${sign} `)) {
      found.at(-1)!.to = line
      found.push({ heading: line, from: line + 1, to })
    }
  }
  return found
}

/** The content of a fence opened on `line`, and the line after its end; an open one is an error. */
export function readFence(source: DialectSource, line: number, to: number): { content: string[]; next: number } {
  const fence = opensFence(source.lines[line]!)!
  const content: string[] = []
  for (let next = line + 1; next < to; next++) {
    if (closesFence(source.lines[next]!, fence)) return { content, next: next + 1 }
    content.push(source.lines[next]!)
  }
  fail(source, line, 'fence_open')
  return { content, next: to }
}
