import { RE2JS } from 're2js'
import { TooCostly } from './too-costly'

/** Longest pattern; a variable inside it is checked again when it is put in. */
export const maxPattern = 500

/**
 * RE2 takes time in proportion to text × instructions of the pattern at worst, about 0.1 µs each: some seconds. A megabyte is searched for patterns of
 * up to 40 instructions, 100 kB for any.
 */
const maxWork = 40_000_000

const maxKept = 200
const kept = new Map<string, RE2JS | null>()

/** A pattern that RE2 takes: linear in the text, whatever the pattern. */
export function isPattern(pattern: string): boolean {
  return pattern.length <= maxPattern && compiled(pattern) !== null
}

/**
 * Whether the pattern is found anywhere in the text; null for a pattern that cannot be read. Throws `TooCostly` when a large pattern meets
 * a large text.
 */
export function search(pattern: string, text: string): boolean | null {
  return matcherOf(pattern, text)?.find() ?? null
}

/** What the first group of a pattern matched, without groups all it matched; null when nothing does. Throws as `search` does. */
export function firstMatch(pattern: string, text: string): string | null {
  const matcher = matcherOf(pattern, text)
  return matcher?.find() ? (matcher.group(matcher.groupCount() > 0 ? 1 : 0) ?? null) : null
}

function matcherOf(pattern: string, text: string) {
  const found = pattern.length <= maxPattern ? compiled(pattern) : null
  if (!found) return null
  if (patternWork(pattern, text) > maxWork) throw new TooCostly()
  return found.matcher(text)
}

/** What searching may cost at worst, in characters × instructions. */
export const patternWork = (pattern: string, text: string) => (compiled(pattern)?.programSize() ?? 0) * text.length

function compiled(pattern: string): RE2JS | null {
  const known = kept.get(pattern)
  if (known !== undefined) return known
  const made = compile(pattern)
  kept.set(pattern, made)
  if (kept.size > maxKept) kept.delete(kept.keys().next().value ?? '')
  return made
}

function compile(pattern: string): RE2JS | null {
  try {
    return RE2JS.compile(pattern)
  } catch {
    return null
  }
}
