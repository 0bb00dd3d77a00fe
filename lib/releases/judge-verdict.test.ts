import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { locales, text } from '@/lib/core/texts'
import { defaultSetups, judgeVerdict, type Verdict } from './judge-verdict'
import { sayWords } from './say-words'
import type { Step } from './state'
import { stations } from './stations/index'
import { type Station, station } from './stations/station'
import { at, item, slot, suite, verdictFacts } from './testing/facts'
import type { VerdictFacts } from './verdict-facts'

const now = at(13)
const verdict = (changes: Partial<VerdictFacts> = {}, step: Step = 'start', registry: readonly Station[] = stations): Verdict =>
  judgeVerdict(registry, defaultSetups(registry), verdictFacts(changes), step, now)

/** Everything a verdict says has a text in every language, and nothing in it is left unfilled. */
function expectTexts({ stations: polled, blockers }: Verdict) {
  for (const locale of locales) {
    const said = [...polled.map((one) => one.reason), ...blockers.map((one) => one.words)].map((words) => sayWords(locale, words))
    const names = polled.map((one) => text(locale, `releases.stations.${one.label}`))
    for (const sentence of [...said, ...names]) expect(sentence).not.toMatch(/releases\.stations|[{}]/)
  }
}

describe('the verdict', () => {
  const rows: [name: string, changes: Partial<VerdictFacts>, step: Step, call: string, first: string | null][] = [
    ['everything is there', {}, 'start', 'go', null],
    ['an item is open', { items: [item({ state: 'open' })] }, 'start', 'hold', 'item:i1'],
    ['an optional item is open', { items: [item({ state: 'open', optional: true })] }, 'start', 'go', null],
    ['an item failed', { items: [item({ state: 'failed', reason: 'red' })] }, 'start', 'nogo', 'item:i1'],
    ['an item is stale', { items: [item({ state: 'stale' })] }, 'start', 'hold', 'item:i1'],
    ['an item is not applicable', { items: [item({ state: 'not_applicable' })] }, 'start', 'go', null],
    ['a waiver in date', { items: [item({ state: 'waived' })] }, 'start', 'go', null],
    ['a waiver past its end', { items: [item({ state: 'open', waiverEndedAt: at(12) })] }, 'start', 'hold', 'item:i1'],
    [
      "an item of a suite is the smoke station's",
      { items: [item(), item({ id: 'i2', automatic: true, state: 'failed' })] },
      'start',
      'go',
      null,
    ],
    [
      'a reading of later never blocks the start',
      { items: [item(), item({ id: 'i2', before: 'completion', state: 'open' })] },
      'start',
      'go',
      null,
    ],
    [
      'it blocks completion',
      { items: [item({ id: 'i2', before: 'completion', state: 'open' })], slots: [slot({ before: 'completion' })] },
      'completion',
      'hold',
      'item:i2',
    ],
    ['an empty plan', { items: [] }, 'start', 'hold', 'checklist:empty'],
    ['no suite in the plan', { suites: [] }, 'start', 'hold', 'smoke:none'],
    ['a suite that never ran', { suites: [suite({ run: null })] }, 'start', 'hold', 'smoke:s1'],
    ['a suite that is not bound', { suites: [suite({ runnable: false })] }, 'start', 'hold', 'smoke:s1'],
    ['a failed run', { suites: [suite({ run: { ...suite().run!, state: 'failed' } })] }, 'start', 'nogo', 'smoke:s1'],
    ['a run that timed out', { suites: [suite({ run: { ...suite().run!, state: 'timed_out' } })] }, 'start', 'nogo', 'smoke:s1'],
    ['a run that could not ask', { suites: [suite({ run: { ...suite().run!, state: 'errored' } })] }, 'start', 'hold', 'smoke:s1'],
    [
      'a value changed after the run',
      { suites: [suite({ changed: { summary: 'RETRY_MAX 3 → 5', at: at(12, 30) } })] },
      'start',
      'hold',
      'smoke:s1',
    ],
    [
      'a run that is too old',
      { suites: [suite({ maxAgeHours: 1, run: { ...suite().run!, finishedAt: at(11, 59) } })] },
      'start',
      'hold',
      'smoke:s1',
    ],
    ['a run just young enough', { suites: [suite({ maxAgeHours: 1 })] }, 'start', 'go', null],
    ['a waived suite', { suites: [suite({ run: null, excused: true })] }, 'start', 'go', null],
    [
      'a suite of later never blocks the start',
      { suites: [suite(), suite({ suiteId: 's2', before: 'completion', run: null })] },
      'start',
      'go',
      null,
    ],
    [
      'the suite of before, old, at completion',
      { suites: [suite({ maxAgeHours: 1, run: { ...suite().run!, finishedAt: at(1) } })] },
      'completion',
      'go',
      null,
    ],
    [
      'the suite of before, changed, at completion',
      { suites: [suite({ changed: { summary: 'x', at: at(12) } })] },
      'completion',
      'hold',
      'smoke:s1',
    ],
    [
      'a missing value',
      {
        configuration: {
          set: 10,
          required: 11,
          findings: [{ weight: 'blocks', code: 'missing_value', variableId: 'v', variable: 'A', feature: null }],
        },
      },
      'start',
      'hold',
      'value:v',
    ],
    [
      'a missing owner',
      { configuration: { set: 1, required: 1, findings: [{ weight: 'blocks', code: 'missing_owner', area: 'monitoring' }] } },
      'start',
      'hold',
      'owner:monitoring',
    ],
    [
      'no settings described',
      { configuration: { set: 0, required: 0, findings: [{ weight: 'blocks', code: 'nothing_defined' }] } },
      'start',
      'hold',
      'configuration:none',
    ],
    [
      'a secret shared by two environments',
      {
        configuration: {
          set: 1,
          required: 1,
          findings: [{ weight: 'blocks', code: 'shared_secret', variableId: 'v', variable: 'K', environments: ['staging'] }],
        },
      },
      'start',
      'nogo',
      'shared:v',
    ],
    [
      'a value off the recommendation',
      {
        configuration: {
          set: 1,
          required: 1,
          findings: [{ weight: 'notice', code: 'off_recommended', variableId: 'v', variable: 'A', recommended: '1', value: '2' }],
        },
      },
      'start',
      'go',
      null,
    ],
    ['an unsigned slot', { slots: [slot({ worth: 'open' })] }, 'start', 'hold', 'slot:sl1'],
    ['a stale signature', { slots: [slot({ worth: 'stale', parts: ['configuration'] })] }, 'start', 'hold', 'slot:sl1'],
    ['an expired signature', { slots: [slot({ worth: 'expired' })] }, 'start', 'hold', 'slot:sl1'],
    ['a NO-GO', { slots: [slot({ worth: 'nogo', reason: 'no backup' })] }, 'start', 'nogo', 'slot:sl1'],
    [
      'a slot of after never blocks the start',
      { slots: [slot(), slot({ id: 'sl2', before: 'completion', worth: 'open' })] },
      'start',
      'go',
      null,
    ],
    [
      'a slot of after blocks completion',
      { slots: [slot({ id: 'sl2', before: 'completion', worth: 'open' })] },
      'completion',
      'hold',
      'slot:sl2',
    ],
    ['a slot of before never blocks completion', { slots: [slot({ worth: 'stale' })] }, 'completion', 'go', null],
    ['no slots at all', { slots: [] }, 'start', 'hold', 'sign_offs:none'],
    ['a freeze now', { freezes: [{ id: 'f', startsAt: at(12), endsAt: at(13, 30), reason: 'peak' }] }, 'start', 'nogo', 'freeze:f'],
    [
      'a freeze over the window',
      { freezes: [{ id: 'f', startsAt: at(13, 30), endsAt: at(18), reason: 'peak' }] },
      'start',
      'nogo',
      'freeze:f',
    ],
    [
      'a freeze after the start of the window',
      { freezes: [{ id: 'f', startsAt: at(14, 30), endsAt: at(18), reason: 'peak' }] },
      'start',
      'go',
      null,
    ],
    ['a freeze that is over', { freezes: [{ id: 'f', startsAt: at(10), endsAt: now, reason: 'peak' }] }, 'start', 'go', null],
    [
      'a freeze never holds up completion',
      { freezes: [{ id: 'f', startsAt: at(12), endsAt: at(18), reason: 'peak' }] },
      'completion',
      'go',
      null,
    ],
  ]
  test.each(rows)('%s', (_name, changes, step, call, first) => {
    const judged = verdict(changes, step)
    expect([judged.call, judged.blockers[0]?.id ?? null]).toEqual([call, first])
    expectTexts(judged)
  })

  test('blockers are listed worst first', () => {
    const judged = verdict({ items: [item({ state: 'open' })], slots: [slot({ worth: 'nogo', reason: 'no' })] })
    expect(judged.blockers.map((blocker) => blocker.call)).toEqual(['nogo', 'hold'])
  })

  test('GO is possible when the last thing that only time clears is over', () => {
    const freezes = [
      { id: 'f', startsAt: at(12), endsAt: at(16), reason: 'a' },
      { id: 'g', startsAt: at(15), endsAt: at(18), reason: 'b' },
    ]
    const judged = verdict({ freezes, slots: [slot({ worth: 'open' })] })
    expect(judged.goPossibleAt).toEqual(at(18))
    expect(judged.toClear).toBe(1)
  })

  test('a reading that is not due yet says when', () => {
    const later = item({ before: 'completion', state: 'open', dueAt: at(18) })
    expect(verdict({ items: [later] }, 'completion').goPossibleAt).toEqual(at(18))
  })

  test('no stations at all is not GO', () => {
    expect(judgeVerdict([], [], verdictFacts(), 'start', now).call).toBe('hold')
  })

  test('an unknown kind from the database fails closed', () => {
    const judged = judgeVerdict(stations, [...defaultSetups(stations), { kind: 'horoscope', params: {} }], verdictFacts(), 'start', now)
    expect([judged.call, judged.blockers[0]?.id]).toEqual(['hold', 'station:horoscope'])
  })

  test('settings that do not parse fail closed', () => {
    const setups = defaultSetups(stations).map((setup) => (setup.kind === 'smoke' ? { ...setup, params: { maxAgeHours: 'soon' } } : setup))
    expect(judgeVerdict(stations, setups, verdictFacts(), 'start', now).call).toBe('hold')
  })

  test('the worst station is the verdict, whatever the others say', () => {
    const answer = fc.constantFrom('go' as const, 'hold' as const, 'nogo' as const)
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1 }), (answers) => {
        const registry = answers.map((call, index) =>
          station({
            kind: `made_up_${index}`,
            label: '',
            fields: [],
            params: z.strictObject({}),
            judge: () => ({ call, reason: { code: '' }, blockers: [] }),
          }),
        )
        const worst = answers.includes('nogo') ? 'nogo' : answers.includes('hold') ? 'hold' : 'go'
        expect(verdict({}, 'start', registry).call).toBe(worst)
      }),
    )
  })
})

describe('a made-up station', () => {
  const moon = station({
    kind: 'moon',
    label: 'moon.label',
    fields: [{ name: 'brightest', type: 'number', label: 'moon.brightest', unit: '%', required: false }],
    params: z.strictObject({ brightest: z.coerce.number().min(0).max(100).default(80) }),
    judge: (facts, _step, _now, { brightest }) => {
      const full = facts.items.length > brightest
      return {
        call: full ? 'hold' : 'go',
        reason: { code: 'moon.phase' },
        blockers: full ? [{ id: 'moon', call: 'hold', words: { code: 'moon.full' }, remedy: { kind: 'wait' } }] : [],
      }
    },
  })
  const registry = [...stations, moon]

  test('joins the poll by its own object alone', () => {
    expect(verdict({}, 'start', registry).stations.map((polled) => polled.kind)).toContain('moon')
    expect(verdict({}, 'start', registry).call).toBe('go')
  })

  test('its form reaches its judgement', () => {
    const form = Object.fromEntries(moon.fields.map((field) => [field.name, '0']))
    const setups = registry.map((known) => ({ kind: known.kind, params: known.kind === 'moon' ? form : {} }))
    const judged = judgeVerdict(registry, setups, verdictFacts(), 'start', now)
    expect([judged.call, judged.blockers[0]?.station]).toEqual(['hold', 'moon'])
  })

  test('its form refuses what its parameters refuse', () => {
    expect(moon.params.safeParse({ brightest: '400' }).success).toBe(false)
  })
})

test('every station has a unique kind, and its fields are its parameters', () => {
  expect(new Set(stations.map((known) => known.kind)).size).toBe(stations.length)
  for (const known of stations) {
    const parsed = known.params.parse({}) as Record<string, unknown>
    expect(known.fields.map((field) => field.name).sort()).toEqual(Object.keys(parsed).sort())
  }
})
