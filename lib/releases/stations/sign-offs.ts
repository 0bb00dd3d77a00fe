import { z } from 'zod'
import type { SlotFact } from '../verdict-facts'
import { type Blocker, station, worstOf } from './station'

/** The slots before this step: a NO-GO blocks at once; unsigned, stale and expired ones hold. */
export const signOffs = station({
  kind: 'sign_offs',
  label: 'sign_offs.label',
  fields: [],
  params: z.strictObject({}),
  judge(facts, step) {
    if (facts.slots.length === 0) {
      const blocker: Blocker = { id: 'sign_offs:none', call: 'hold', words: { code: 'sign_offs.none' }, remedy: { kind: 'wait' } }
      return { call: 'hold', reason: { code: 'sign_offs.none_short' }, blockers: [blocker] }
    }
    const slots = facts.slots.filter((slot) => slot.before === step)
    if (slots.length === 0) return { call: 'go', reason: { code: 'sign_offs.not_needed' }, blockers: [] }
    const blockers = slots.flatMap((slot) => judgeSlot(slot) ?? [])
    const count = (worth: SlotFact['worth']) => slots.filter((slot) => slot.worth === worth).length
    const params = { signed: count('go'), total: slots.length, stale: count('stale'), expired: count('expired'), nogo: count('nogo') }
    const code = params.nogo > 0 ? 'nogo' : params.stale > 0 ? 'stale' : params.expired > 0 ? 'expired' : 'signed'
    return { call: worstOf(blockers), reason: { code: `sign_offs.${code}_short`, params }, blockers }
  },
})

function judgeSlot(slot: SlotFact): Blocker | null {
  if (slot.worth === 'go') return null
  const params = { slot: slot.name, slotZh: slot.nameZh, name: slot.signer ?? '', reason: slot.reason, parts: slot.parts.join(' ') }
  return {
    id: `slot:${slot.id}`,
    call: slot.worth === 'nogo' ? 'nogo' : 'hold',
    words: { code: `sign_offs.${slot.worth}`, params },
    remedy: { kind: 'slot', slotId: slot.id },
  }
}
