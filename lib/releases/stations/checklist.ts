import { z } from 'zod'
import type { ItemFact } from '../verdict-facts'
import { type Blocker, station, worstOf } from './station'

/** The items before this step: failed is NO-GO, open or stale or a waiver past its end is HOLD, optional ones never block. */
export const checklist = station({
  kind: 'checklist',
  label: 'checklist.label',
  fields: [],
  params: z.strictObject({}),
  judge(facts, step, now) {
    // Items proved by a suite are the smoke station's; counting them here would name one reason twice.
    const all = facts.items.filter((item) => !item.automatic)
    if (all.length === 0) {
      const blocker: Blocker = { id: 'checklist:empty', call: 'hold', words: { code: 'checklist.empty' }, remedy: { kind: 'wait' } }
      return { call: 'hold', reason: { code: 'checklist.empty_short' }, blockers: [blocker] }
    }
    const items = all.filter((item) => item.before === step && !item.optional)
    const blockers = items.flatMap((item) => judgeItem(item, now) ?? [])
    const failed = blockers.filter((blocker) => blocker.call === 'nogo').length
    const stale = blockers.filter((blocker) => blocker.words.code === 'checklist.item_stale').length
    const params = { settled: items.length - blockers.length, total: items.length, failed, stale }
    const code = failed > 0 ? 'failed' : stale > 0 ? 'stale' : 'settled'
    return { call: worstOf(blockers), reason: { code: `checklist.${items.length === 0 ? 'none' : code}`, params }, blockers }
  },
})

function judgeItem(item: ItemFact, now: Date): Blocker | null {
  const params = { item: item.text, itemZh: item.textZh }
  const blocker = (call: 'hold' | 'nogo', code: string, more: Record<string, string | number> = {}): Blocker => ({
    id: `item:${item.id}`,
    call,
    words: { code: `checklist.${code}`, params: { ...params, ...more } },
    remedy: { kind: 'item', itemId: item.id },
  })
  switch (item.state) {
    case 'done':
    case 'waived':
    case 'not_applicable':
      return null
    case 'failed':
      return item.reason ? blocker('nogo', 'item_failed_because', { reason: item.reason }) : blocker('nogo', 'item_failed')
    case 'stale':
      return blocker('hold', 'item_stale')
    case 'open':
      if (item.waiverEndedAt) return blocker('hold', 'waiver_ended', { endedAt: item.waiverEndedAt.toISOString() })
      // What is due after the start (a watch at D+24 h) cannot be done before its time, so time has a part in clearing it.
      if (item.before === 'completion' && item.dueAt && now < item.dueAt) {
        return { ...blocker('hold', 'item_not_due', { dueAt: item.dueAt.toISOString() }), clearsAt: item.dueAt }
      }
      return blocker('hold', 'item_open')
  }
}
