/** What went wrong in the database, where it is no fault of the code. */
export type DatabaseFault = 'conflict' | 'bad_reference' | 'unavailable'

const conflicts = new Set(['40001', '40P01', '55P03', 'P2034', 'P2028'])
const unavailable = new Set([
  '53100',
  '53200',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  '57014',
  '25P03',
])

/** Sorts an error of Prisma, the driver or PostgreSQL; null for anything that is a fault of ours. */
export function faultOf(error: unknown): DatabaseFault | null {
  for (const code of codesOf(error, 0)) {
    if (conflicts.has(code)) return 'conflict'
    if (unavailable.has(code)) return 'unavailable'
    if (code === 'P2003' || code === '23503') return 'bad_reference'
  }
  return null
}

/** Whether an error is a broken unique rule, for verbs that let the database decide a race. */
export function isDuplicate(error: unknown): boolean {
  return codesOf(error, 0).some((code) => code === 'P2002' || code === '23505')
}

/** The codes an error carries: Prisma's own, the driver's, and those of its causes. */
function codesOf(error: unknown, depth: number): string[] {
  if (!error || typeof error !== 'object' || depth > 4) return []
  const codes: string[] = []
  const fields = error as Record<string, unknown>
  for (const name of ['code', 'originalCode']) if (typeof fields[name] === 'string') codes.push(fields[name])
  if (fields.kind === 'TransactionWriteConflict') codes.push('40001')
  for (const name of ['cause', 'meta', 'driverAdapterError', 'error']) codes.push(...codesOf(fields[name], depth + 1))
  return codes
}
