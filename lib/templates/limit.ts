/** A limit such as `< 200 ms`: what a measured number must satisfy. */
export interface Limit {
  is: '<' | '<=' | '>' | '>=' | '='
  value: number
  unit: string
}

const LIMIT = /^\s*(<=|>=|<|>|=|≤|≥)\s*(-?\d{1,12}(?:\.\d{1,6})?)\s*([\p{L}%°][\p{L}%°/ ]{0,19})?\s*$/u
const SIGNS = { '≤': '<=', '≥': '>=' } as const

/** Reads `< 200 ms`, `> 60 %`, `<= 0.1%`, `= 104 tests`; null when the text is no limit. */
export function parseLimit(text: string): Limit | null {
  const match = LIMIT.exec(text)
  if (!match) return null
  const [, is = '', value = '', unit = ''] = match
  return { is: (SIGNS[is as keyof typeof SIGNS] ?? is) as Limit['is'], value: Number(value), unit: unit.trim() }
}

/** `< 200 ms`, spaced the same however it was written. */
export function formatLimit(limit: Limit): string {
  return [limit.is, limit.value, limit.unit].filter((part) => part !== '').join(' ')
}

/** Whether a measured number satisfies the limit. A number that is none (NaN, infinite) never does. */
export function judgeLimit(limit: Limit, measured: number): boolean {
  if (!Number.isFinite(measured)) return false
  switch (limit.is) {
    case '<':
      return measured < limit.value
    case '<=':
      return measured <= limit.value
    case '>':
      return measured > limit.value
    case '>=':
      return measured >= limit.value
    case '=':
      return measured === limit.value
  }
}
