import { describe, expect, it } from 'vitest'
import { kindRegistry } from '@/lib/templates/kinds'
import type { EvidenceFact } from '@/lib/templates/kinds/kind'
import {
  decideEvidence,
  decideFail,
  decideNotApplicable,
  decideTick,
  decideUntick,
  decideWaive,
  type Ruling,
  type Standing,
  stateAfterEvidence,
} from './decide'

const now = new Date('2026-11-22T02:30:00Z')
const number = (n: number, minute = 0): EvidenceFact => ({
  id: `n${minute}`,
  kind: 'number',
  value: { number: n },
  addedAt: new Date(Date.UTC(2026, 10, 22, 1, minute)),
})
const link: EvidenceFact = { id: 'l', kind: 'link', value: { url: 'https://ci.example' }, addedAt: now }

function standing(item: Partial<Standing['item']> = {}, rest: Partial<Omit<Standing, 'item'>> = {}): Standing {
  const full = { kind: 'manual', params: {}, state: 'open' as const, reason: '', evidence: [], settledByName: null, ...item }
  return { item: full, kind: kindRegistry.get(full.kind) ?? null, closed: false, hasParts: false, absent: false, tooOld: false, ...rest }
}
const code = (ruling: Ruling) => (ruling.ok ? 'yes' : ruling.code)
const limited = { kind: 'number', params: { limit: '< 200 ms' } }
const smoke = { kind: 'smoke', params: { suiteKey: 'core' } }

describe('decideTick', () => {
  it.each<[string, Standing, string]>([
    ['an open item', standing(), 'yes'],
    ['a failed item that is done now', standing({ state: 'failed', reason: 'x' }), 'yes'],
    ['a waived item that is done now', standing({ state: 'waived' }), 'yes'],
    ['one that somebody ticked', standing({ state: 'done', settledByName: 'Mira' }), 'item_already_done'],
    ['one that does not apply', standing({ state: 'not_applicable' }), 'item_not_applicable'],
    ['one whose condition does not hold', standing({}, { absent: true }), 'item_absent'],
    ['one ticked too long ago', standing({ state: 'done', settledByName: 'Mira' }, { tooOld: true }), 'yes'],
    ['one whose evidence is too old', standing({ kind: 'link', state: 'done', evidence: [link] }, { tooOld: true }), 'item_evidence_old'],
    ['one with parts', standing({}, { hasParts: true }), 'item_has_parts'],
    ['in a closed checklist', standing({}, { closed: true }), 'checklist_closed'],
    ['an automatic item', standing(smoke), 'item_automatic'],
    ['an unknown kind', standing({ kind: 'horoscope' }), 'item_kind_unknown'],
    ['parameters that do not parse', standing({ kind: 'number', params: {} }), 'item_kind_unknown'],
    ['a link item without a link', standing({ kind: 'link' }), 'item_evidence_missing'],
    ['a link item with a link', standing({ kind: 'link', evidence: [link] }), 'yes'],
    ['a number within', standing({ ...limited, evidence: [number(180)] }), 'yes'],
    ['a number outside', standing({ ...limited, state: 'failed', reason: 'x', evidence: [number(412)] }), 'item_outside_limit'],
    ['no number', standing(limited), 'item_evidence_missing'],
  ])('%s: %s', (_name, given, expected) => {
    expect(code(decideTick(given))).toBe(expected)
  })
})

describe('decideUntick, decideFail, decideNotApplicable', () => {
  it.each<[string, (standing: Standing) => Ruling, Standing, string]>([
    ['untick a done item', decideUntick, standing({ state: 'done' }), 'yes'],
    ['untick a failed item', decideUntick, standing({ state: 'failed', reason: 'x' }), 'yes'],
    ['untick what does not apply', decideUntick, standing({ state: 'not_applicable' }), 'yes'],
    ['untick an open item', decideUntick, standing(), 'item_already_open'],
    ['untick a waived item', decideUntick, standing({ state: 'waived' }), 'item_waived_lift'],
    ['untick an automatic item', decideUntick, standing({ ...smoke, state: 'done' }), 'item_automatic'],
    [
      'open what a number failed',
      decideUntick,
      standing({ ...limited, state: 'failed', reason: 'x', evidence: [number(412)] }),
      'item_outside_limit',
    ],
    ['untick in a closed checklist', decideUntick, standing({ state: 'done' }, { closed: true }), 'checklist_closed'],
    ['fail an open item', decideFail, standing(), 'yes'],
    ['fail a done item', decideFail, standing({ state: 'done' }), 'yes'],
    ['fail a failed item', decideFail, standing({ state: 'failed', reason: 'x' }), 'item_already_failed'],
    ['fail an automatic item', decideFail, standing(smoke), 'item_automatic'],
    ['fail a waived item', decideFail, standing({ state: 'waived' }), 'item_waived_lift'],
    ['mark an open item', decideNotApplicable, standing(), 'yes'],
    ['mark it twice', decideNotApplicable, standing({ state: 'not_applicable' }), 'item_not_applicable'],
    ['mark an automatic item', decideNotApplicable, standing(smoke), 'item_waive_instead'],
    ['mark an unknown kind', decideNotApplicable, standing({ kind: 'horoscope' }), 'item_waive_instead'],
    ['mark a parent', decideNotApplicable, standing({}, { hasParts: true }), 'item_has_parts'],
    ['attach to an open item', decideEvidence, standing(), 'yes'],
    ['attach to an automatic item', decideEvidence, standing(smoke), 'yes'],
    ['attach to what does not apply', decideEvidence, standing({ state: 'not_applicable' }), 'item_not_applicable'],
  ])('%s: %s', (_name, decide, given, expected) => {
    expect(code(decide(given))).toBe(expected)
  })
})

describe('decideWaive', () => {
  const days = (n: number) => new Date(now.getTime() + n * 86_400_000)
  it.each<[string, Standing, boolean, Date, string]>([
    ['an open item', standing(), false, days(1), 'yes'],
    ['a failed item', standing({ state: 'failed', reason: 'x' }), false, days(1), 'yes'],
    ['an automatic item', standing(smoke), false, days(1), 'yes'],
    ['an automatic item that passed and is stale', standing({ ...smoke, state: 'done' }), false, days(1), 'yes'],
    ['an unknown kind', standing({ kind: 'horoscope' }), false, days(1), 'yes'],
    ['again after the first one ended', standing({ state: 'waived' }), false, days(1), 'yes'],
    ['while another counts', standing({ state: 'waived' }), true, days(1), 'item_already_waived'],
    ['a done item', standing({ state: 'done', settledByName: 'Mira' }), false, days(1), 'item_already_done'],
    ['until now', standing(), false, now, 'waiver_end_past'],
    ['for 90 days', standing(), false, days(90), 'yes'],
    ['for longer', standing(), false, days(90.1), 'waiver_too_long'],
    ['in a closed checklist', standing({}, { closed: true }), false, days(1), 'checklist_closed'],
  ])('%s: %s', (_name, given, waived, endsAt, expected) => {
    expect(code(decideWaive(given, waived, endsAt, now))).toBe(expected)
  })
})

describe('stateAfterEvidence', () => {
  const kind = kindRegistry.get('number')!
  const linkKind = kindRegistry.get('link')!
  const params = limited.params
  it.each<[string, Parameters<typeof stateAfterEvidence>, string, boolean]>([
    ['a number within leaves it open', [{ state: 'open', reason: '', params }, kind, [number(180)], []], 'open', false],
    ['a number outside fails it', [{ state: 'open', reason: '', params }, kind, [number(412)], []], 'failed', false],
    [
      'a number outside fails a done one',
      [{ state: 'done', reason: '', params }, kind, [number(180), number(412, 5)], [number(180)]],
      'failed',
      false,
    ],
    [
      'back within opens what a number failed',
      [{ state: 'failed', reason: 'x', params }, kind, [number(412), number(180, 5)], [number(412)]],
      'open',
      true,
    ],
    ['a waived item stays waived', [{ state: 'waived', reason: '', params }, kind, [number(412)], []], 'waived', false],
    [
      'a waived failure recovers underneath',
      [{ state: 'waived', reason: 'x', params }, kind, [number(412), number(180, 5)], [number(412)]],
      'waived',
      true,
    ],
    ['a removed number opens a done one', [{ state: 'done', reason: '', params }, kind, [], [number(180)]], 'open', false],
    ['a link leaves a hand-made failure alone', [{ state: 'failed', reason: 'x', params: {} }, linkKind, [link], []], 'failed', false],
    ['an unknown kind keeps its state', [{ state: 'done', reason: '', params: {} }, null, [], [link]], 'done', false],
  ])('%s: %s', (_name, given, state, recovered) => {
    const effect = stateAfterEvidence(...given)
    expect([effect.state, effect.recovered]).toEqual([state, recovered])
  })
})
