/** What QWED says about a statement. */
export interface Judged {
  verdict: 'verified' | 'refuted' | 'inconclusive'
  /** From 0 to 1. */
  confidence: number
}

const sum = /^(-?\d{1,9})\s*([-+*])\s*(-?\d{1,9})\s*=\s*(-?\d{1,18})$/

/** Small sums are checked; of anything else nothing is known. */
export function judgeStatement(text: string): Judged {
  const [, left, sign, right, claimed] = sum.exec(text.trim()) ?? []
  if (!left || !sign || !right || !claimed) return { verdict: 'inconclusive', confidence: 0 }
  const [a, b] = [BigInt(left), BigInt(right)]
  const result = sign === '+' ? a + b : sign === '-' ? a - b : a * b
  return { verdict: result === BigInt(claimed) ? 'verified' : 'refuted', confidence: 1 }
}
