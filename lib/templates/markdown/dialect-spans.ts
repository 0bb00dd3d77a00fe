const UNITS = [
  ['d', 1440],
  ['h', 60],
] as const

/** `15 min`, `6 h`, `3 d`: minutes in the largest unit that says them whole. */
export function printSpan(minutes: number): string {
  for (const [unit, size] of UNITS) if (minutes > 0 && minutes % size === 0) return `${minutes / size} ${unit}`
  return `${minutes} min`
}

/** Minutes of `15 min`, `6 h` or `3 d`; null for anything else. */
export function parseSpan(text: string): number | null {
  const match = /^(\d{1,6})\s*(min|h|d)$/.exec(text.trim())
  return match ? Number(match[1]) * (match[2] === 'd' ? 1440 : match[2] === 'h' ? 60 : 1) : null
}
