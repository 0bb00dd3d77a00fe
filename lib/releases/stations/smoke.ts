import { z } from 'zod'
import type { SuiteFact } from '../verdict-facts'
import { type Blocker, station, worstOf } from './station'

const hour = 3_600_000

/**
 * The suites the plan asks for before this step: a failed or timed-out run is NO-GO; no run, an errored one (we could
 * not ask), one that is too old, or one from before a change is HOLD. A plan that asks for suites only before the start
 * is asked about them again before completion, without the age: a change after the run still counts.
 */
export const smoke = station({
  kind: 'smoke',
  label: 'smoke.label',
  fields: [{ name: 'maxAgeHours', type: 'number', label: 'smoke.max_age', hint: 'smoke.max_age_hint', unit: 'h', required: false }],
  params: z.strictObject({
    /** The oldest a passed run may be where the item sets no limit, in hours; null for no limit. */
    maxAgeHours: z.coerce.number().int().min(1).max(720).nullable().default(null),
  }),
  judge(facts, step, now, params) {
    const asked = facts.suites.filter((suite) => suite.before === step)
    const carried = asked.length === 0 && step === 'completion'
    const suites = carried ? facts.suites.filter((suite) => suite.before === 'start') : asked
    if (facts.suites.length === 0)
      return answer([{ id: 'smoke:none', call: 'hold', words: { code: 'smoke.none' }, remedy: { kind: 'wait' } }], 0)
    if (suites.length === 0) return { call: 'go', reason: { code: 'smoke.not_needed' }, blockers: [] }
    const limit = (suite: SuiteFact) => (carried ? null : (suite.maxAgeHours ?? params.maxAgeHours))
    const blockers = suites.filter((suite) => !suite.excused).flatMap((suite) => judgeSuite(suite, limit(suite), now) ?? [])
    return answer(blockers, suites.length)

    function answer(found: Blocker[], total: number) {
      const worst = found.find((blocker) => blocker.call === 'nogo') ?? found[0]
      const reason = worst ? { ...worst.words, code: `${worst.words.code}_short` } : { code: 'smoke.passed', params: { total } }
      return { call: worstOf(found), reason, blockers: found }
    }
  },
})

function judgeSuite(suite: SuiteFact, maxAgeHours: number | null, now: Date): Blocker | null {
  const blocker = (call: 'hold' | 'nogo', code: string, more: Record<string, string | number> = {}): Blocker => ({
    id: `smoke:${suite.suiteId}`,
    call,
    words: { code: `smoke.${code}`, params: { suite: suite.name, ...more } },
    remedy: { kind: 'smoke', suiteId: suite.suiteId },
  })
  if (!suite.runnable) return blocker('hold', 'unbound')
  const { run } = suite
  if (!run) return blocker('hold', suite.running ? 'running' : 'never_ran')
  const ran = { ranAt: run.finishedAt.toISOString(), passed: run.passed, steps: run.steps }
  if (run.state === 'failed') return blocker('nogo', 'failed', ran)
  if (run.state === 'timed_out') return blocker('nogo', 'timed_out', ran)
  if (run.state === 'errored') return blocker('hold', 'errored', ran)
  if (suite.changed) {
    const { summary, at } = suite.changed
    return blocker('hold', 'changed', {
      ...ran,
      change: summary,
      changedAt: at.toISOString(),
      ageMs: now.getTime() - run.finishedAt.getTime(),
    })
  }
  const age = now.getTime() - run.finishedAt.getTime()
  if (maxAgeHours !== null && age > maxAgeHours * hour) return blocker('hold', 'too_old', { ...ran, ageMs: age, hours: maxAgeHours })
  return null
}
