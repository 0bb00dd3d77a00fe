import { z } from 'zod'
import type { VerdictFacts } from '../verdict-facts'
import { station } from './station'

/**
 * Freezes forbid a start. Asked is the moment the release would start: its window, or now once the window has opened.
 * A freeze never holds up the completion of what has already started.
 */
export const freeze = station({
  kind: 'freeze',
  label: 'freeze.label',
  fields: [],
  params: z.strictObject({}),
  judge(facts, step, now) {
    if (step === 'completion') return { call: 'go', reason: { code: 'freeze.not_asked' }, blockers: [] }
    const { start, end } = facts.release.window
    const planned = start > now ? start : now
    const met = [now, planned].map((moment) => facts.freezes.find((freeze) => freeze.startsAt <= moment && moment < freeze.endsAt))
    const found = met.find((freeze) => freeze !== undefined)
    if (!found) {
      const later = facts.freezes.filter((freeze) => freeze.startsAt > planned && freeze.startsAt < end)[0]
      const reason = later ? { code: 'freeze.later', params: { startsAt: later.startsAt.toISOString() } } : { code: 'freeze.none' }
      return { call: 'go', reason, blockers: [] }
    }
    const freeEnd = endOfFreezes(facts.freezes, found.endsAt)
    const params = { reason: found.reason, endsAt: freeEnd.toISOString() }
    return {
      call: 'nogo',
      reason: { code: 'freeze.active_short', params },
      blockers: [
        {
          id: `freeze:${found.id}`,
          call: 'nogo',
          words: { code: 'freeze.active', params },
          remedy: { kind: 'page', href: `/integrations/${facts.release.integrationKey}/freezes` },
          clearsAt: freeEnd,
        },
      ],
    }
  },
})

/** When it is over, following on to freezes that begin before the one at hand has ended. */
function endOfFreezes(freezes: VerdictFacts['freezes'], end: Date): Date {
  const next = freezes.find((freeze) => freeze.startsAt <= end && end < freeze.endsAt)
  return next ? endOfFreezes(freezes, next.endsAt) : end
}
