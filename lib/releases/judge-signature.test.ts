import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeSignature, type SignatureFact, type SignatureGround, signatureEnd } from './judge-signature'
import { buildSubject } from './subject'
import { at, subjectFacts } from './testing/facts'

const signed = buildSubject(subjectFacts())
const changed = buildSubject(subjectFacts({ version: '2.15.0' }))
const base: SignatureFact = {
  decision: 'go',
  signedAt: at(10),
  expiresAt: at(15),
  covers: ['version', 'plan'],
  signed,
  liftedAt: null,
  supersededAt: null,
}
const ground: SignatureGround = { subject: signed, windowEnd: at(15), stoodAt: null }
const now = at(13)

describe('what a signature is worth', () => {
  const rows: [name: string, signature: Partial<SignatureFact>, ground: Partial<SignatureGround>, state: string][] = [
    ['nothing changed', {}, {}, 'valid'],
    ['a covered part changed', {}, { subject: changed }, 'stale'],
    ['a part it does not cover changed', { covers: ['plan'] }, { subject: changed }, 'valid'],
    ['its hours are over', { expiresAt: at(12, 59) }, {}, 'expired'],
    ['the very moment it ends', { expiresAt: now }, {}, 'expired'],
    ['the window moved earlier', {}, { windowEnd: at(12) }, 'expired'],
    ['the window moved later: signed for the old one', { expiresAt: at(12) }, { windowEnd: at(20) }, 'expired'],
    ['hours over after the start', { expiresAt: at(12) }, { stoodAt: at(11) }, 'valid'],
    ['hours were over at the start', { expiresAt: at(10, 30) }, { stoodAt: at(11) }, 'expired'],
    ['was stale at the start', {}, { subject: changed, stoodAt: at(11) }, 'stale'],
    ['a slot of after never expires', { expiresAt: null }, { windowEnd: null }, 'valid'],
    ['lifted', { liftedAt: at(12) }, {}, 'lifted'],
    ['replaced', { supersededAt: at(12) }, { subject: changed }, 'superseded'],
    ['a NO-GO does not run out', { decision: 'nogo', expiresAt: at(11) }, {}, 'valid'],
    ['a NO-GO does not turn stale', { decision: 'nogo' }, { subject: changed }, 'valid'],
    ['a lifted NO-GO', { decision: 'nogo', liftedAt: at(12) }, {}, 'lifted'],
  ]
  test.each(rows)('%s', (_name, signature, changes, state) => {
    expect(judgeSignature({ ...base, ...signature }, { ...ground, ...changes }, now).state).toBe(state)
  })

  test('stale names the part and the difference', () => {
    const worth = judgeSignature(base, { ...ground, subject: changed }, now)
    expect(worth).toEqual({
      state: 'stale',
      parts: [{ part: 'version', differences: [{ path: [], kind: 'changed', before: '2.14.0', after: '2.15.0' }] }],
    })
  })
})

test.each([
  ['hours first', 2, at(15), at(12)],
  ['window first', 72, at(15), at(15)],
])('a signature ends: %s', (_name, hours, windowEnd, end) => {
  expect(signatureEnd(at(10), hours, windowEnd)).toEqual(end)
})

test('once it stands, no later moment changes what it is worth', () => {
  const moment = fc.integer({ min: 0, max: 10_000 }).map((minutes) => new Date(at(11).getTime() + minutes * 60_000))
  fc.assert(
    fc.property(moment, moment, (one, other) => {
      const standing = { ...ground, stoodAt: at(11) }
      expect(judgeSignature(base, standing, one)).toEqual(judgeSignature(base, standing, other))
    }),
  )
})
