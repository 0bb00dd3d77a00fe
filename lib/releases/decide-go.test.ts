import { describe, expect, test } from 'vitest'
import { decideGo, type OverrideFact } from './decide-go'
import { defaultSetups, judgeVerdict } from './judge-verdict'
import { stations } from './stations/index'
import { at, item, slot, verdictFacts } from './testing/facts'
import type { VerdictFacts } from './verdict-facts'

const verdict = (changes: Partial<VerdictFacts> = {}) =>
  judgeVerdict(stations, defaultSetups(stations), verdictFacts(changes), 'start', at(13))
const go = verdict()
const hold = verdict({ items: [item({ state: 'open' })] })
const nogo = verdict({ slots: [slot({ worth: 'nogo', reason: 'no backup' })] })
const override = (changes: Partial<OverrideFact> = {}): OverrideFact => ({
  id: 'o1',
  step: 'start',
  blockers: [{ id: 'item:i1', call: 'hold' }],
  confirmedAt: at(12),
  withdrawnAt: null,
  usedAt: null,
  ...changes,
})

describe('may it take the step', () => {
  const rows: [name: string, verdict: typeof go, overrides: OverrideFact[], person: boolean, expected: string | null][] = [
    ['GO', go, [], false, null],
    ['GO never uses an override', go, [override()], true, null],
    ['HOLD', hold, [], true, 'release_not_go'],
    ['HOLD, overridden', hold, [override()], true, 'o1'],
    ['HOLD it did not name', hold, [override({ blockers: [] })], true, 'o1'],
    ['not confirmed by a second person', hold, [override({ confirmedAt: null })], true, 'release_not_go'],
    ['withdrawn', hold, [override({ withdrawnAt: at(12) })], true, 'release_not_go'],
    ['used before', hold, [override({ usedAt: at(12) })], true, 'release_not_go'],
    ['for the other step', hold, [override({ step: 'completion' })], true, 'release_not_go'],
    ['used by a machine', hold, [override()], false, 'override_not_person'],
    ['a NO-GO it named', nogo, [override({ blockers: [{ id: 'slot:sl1', call: 'nogo' }] })], true, 'o1'],
    ['a NO-GO that came later', nogo, [override()], true, 'override_outgrown'],
    ['a HOLD that became NO-GO', nogo, [override({ blockers: [{ id: 'slot:sl1', call: 'hold' }] })], true, 'override_outgrown'],
  ]
  test.each(rows)('%s', (_name, judged, overrides, person, expected) => {
    const ruling = decideGo(judged, overrides, person)
    expect(ruling.ok ? ruling.overrideId : ruling.code).toBe(expected)
  })
})
