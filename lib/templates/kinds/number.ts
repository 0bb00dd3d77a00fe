import { z } from 'zod'
import { formatLimit, judgeLimit, parseLimit } from '../limit'
import { defineKind, type EvidenceFact } from './kind'

/** Ticked by hand once a measured number is within its limit. The latest number counts; outside the limit is a failure. */
export const number = defineKind({
  kind: 'number',
  label: 'kinds.number',
  fields: [
    { name: 'limit', type: 'text', label: 'fields.limit', hint: 'fields.limit_hint', required: true, mono: true },
    { name: 'ask', type: 'text', label: 'fields.ask', hint: 'fields.ask_hint', required: false },
  ],
  params: z.strictObject({
    limit: z
      .string()
      .trim()
      .max(60)
      .refine((text) => parseLimit(text) !== null, 'limit'),
    ask: z.string().trim().max(200).optional(),
  }),
  automatic: false,
  needs: 'number',
  judgeEvidence: ({ limit: written }, evidence) => {
    const limit = parseLimit(written)
    const latest = newest(evidence)
    if (!latest || !limit) return { answer: 'missing', needs: 'number' }
    const measured = measuredIn(latest)
    if (judgeLimit(limit, measured)) return { answer: 'enough' }
    return { answer: 'outside', measured: `${measured} ${limit.unit}`.trim(), limit: formatLimit(limit) }
  },
})

/** The number of a stored entry; NaN, which satisfies no limit, when it holds none. */
function measuredIn(entry: EvidenceFact): number {
  const value = entry.value as { number?: unknown } | null
  return typeof value?.number === 'number' ? value.number : Number.NaN
}

function newest(evidence: readonly EvidenceFact[]): EvidenceFact | null {
  const numbers = evidence.filter((entry) => entry.kind === 'number')
  return numbers.reduce<EvidenceFact | null>((latest, entry) => (latest && latest.addedAt > entry.addedAt ? latest : entry), null)
}
