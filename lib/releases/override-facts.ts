import { z } from 'zod'
import type { OverrideFact } from './decide-go'

/** A blocker as an override keeps it: enough to tell later what was overridden. */
export const OverriddenBlocker = z.object({
  id: z.string(),
  call: z.enum(['hold', 'nogo']),
  station: z.string(),
  words: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() }),
})
export type OverriddenBlocker = z.output<typeof OverriddenBlocker>

/** The blockers of a stored override; what cannot be read names nothing, so it covers nothing. */
export function overriddenBlockers(stored: unknown): OverriddenBlocker[] {
  return z.array(OverriddenBlocker).catch([]).parse(stored)
}

type Row = {
  id: string
  step: 'start' | 'completion'
  blockers: unknown
  confirmedAt: Date | null
  withdrawnAt: Date | null
  usedAt: Date | null
}

/** Stored overrides as the rules need them. */
export function overrideFacts(rows: readonly Row[]): OverrideFact[] {
  return rows.map(({ id, step, blockers, confirmedAt, withdrawnAt, usedAt }) => ({
    id,
    step,
    blockers: overriddenBlockers(blockers),
    confirmedAt,
    withdrawnAt,
    usedAt,
  }))
}
