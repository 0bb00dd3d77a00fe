import { diffArrays } from 'diff'

/** A line of two texts beside each other: in both, only in the new one, only in the old one, or so many equal ones left out. */
export type ComparedLine = { sign: '=' | '+' | '-'; text: string } | { sign: '…'; count: number }

/** Lines of a text that are compared, at most. */
const mostLines = 400
/** Equal lines kept on each side of a difference. */
const context = 3

/** The lines that differ, in order, with a few equal ones around them. `cut`: one of the texts is longer than what is compared. */
export function compareLines(before: string, after: string): { lines: ComparedLine[]; cut: boolean } {
  const [a, b] = [before.split('\n'), after.split('\n')]
  const cut = a.length > mostLines || b.length > mostLines
  return { lines: folded(aligned(a.slice(0, mostLines), b.slice(0, mostLines))), cut }
}

type Line = { sign: '=' | '+' | '-'; text: string }

/** Removals stand before additions. */
function aligned(a: string[], b: string[]): Line[] {
  return diffArrays(a, b).flatMap(({ added, removed, value }) =>
    value.map((text): Line => ({ sign: added ? '+' : removed ? '-' : '=', text })),
  )
}

function folded(lines: readonly Line[]): ComparedLine[] {
  const near = lines.map((_, index) => lines.slice(Math.max(0, index - context), index + context + 1).some((line) => line.sign !== '='))
  const kept: ComparedLine[] = []
  let left = 0
  for (const [index, line] of lines.entries()) {
    if (!near[index]) {
      left++
      continue
    }
    if (left > 0) kept.push({ sign: '…', count: left })
    left = 0
    kept.push(line)
  }
  if (left > 0 && kept.length > 0) kept.push({ sign: '…', count: left })
  return kept
}
