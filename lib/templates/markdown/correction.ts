import { z } from 'zod'

/** What a person says a line is. On a table's first line: its rows are (no) items, or which column (from 0) holds the state. */
export const CorrectedAs = z.union([
  z.enum(['phase', 'group', 'notHeading', 'item', 'note', 'slot', 'field', 'items', 'notItems']),
  z.strictObject({ stateColumn: z.int().min(0).max(99) }),
])
export type CorrectedAs = z.infer<typeof CorrectedAs>

/** A correction holds for the line (1-based) whose words have this hash, and follows them when the file changes. */
export const Correction = z.strictObject({
  line: z.int().min(1).max(2_000_000),
  hash: z.string().regex(/^[0-9a-f]{16}$/),
  as: CorrectedAs,
})
export type Correction = z.infer<typeof Correction>
export const Corrections = z.array(Correction).max(5000)

/**
 * A line's fingerprint: its words without the state in its box, so that a tick does not lose a correction. FNV-1a, twice 32 bits; no
 * secret.
 */
export function hashLine(text: string): string {
  const words = text
    .normalize('NFC')
    .replace(/\[[ xX]?\]/g, '[]')
    .replace(/\s+/g, ' ')
    .trim()
  let low = 0x811c9dc5
  let high = 0x01000193
  for (let index = 0; index < words.length; index++) {
    const code = words.charCodeAt(index)
    low = Math.imul(low ^ code, 0x01000193) >>> 0
    high = Math.imul(high ^ (code + index), 0x85ebca6b) >>> 0
  }
  return low.toString(16).padStart(8, '0') + high.toString(16).padStart(8, '0')
}

/**
 * The corrections that hold for these lines, by 0-based line: at its own line when the words still stand there, else at the nearest line
 * with the same words. One whose words are gone holds no longer. The last correction of a line wins.
 */
export function placeCorrections(lines: string[], corrections: Correction[]): Map<number, CorrectedAs> {
  const placed = new Map<number, CorrectedAs>()
  if (corrections.length === 0) return placed
  const byHash = new Map<string, number[]>()
  for (const [index, line] of lines.entries()) {
    const hash = hashLine(line)
    const known = byHash.get(hash)
    if (known) known.push(index)
    else byHash.set(hash, [index])
  }
  for (const { line, hash, as } of corrections) {
    const where = byHash.get(hash)
    if (!where) continue
    const nearest = where.reduce((best, each) => (Math.abs(each - (line - 1)) < Math.abs(best - (line - 1)) ? each : best))
    placed.set(nearest, as)
  }
  return placed
}
