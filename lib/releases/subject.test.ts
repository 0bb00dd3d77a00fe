import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareSubjects } from './compare-subjects'
import { buildSubject, digestsOf, subjectDigest } from './subject'
import type { SubjectFacts } from './subject-facts'
import { parts } from './subject-parts'
import { subjectFacts } from './testing/facts'

const changedParts = (before: SubjectFacts, after: SubjectFacts, covers: readonly string[] = parts) =>
  compareSubjects(buildSubject(before), buildSubject(after), covers).map((difference) => difference.part)

describe('which parts a change makes stale', () => {
  const base = subjectFacts()
  const withException = subjectFacts({
    exceptions: [{ item: 'unit', state: 'failed', reason: 'red', owner: null, until: null }],
  })
  const rows: [name: string, before: SubjectFacts, after: SubjectFacts, expected: string[]][] = [
    ['nothing', base, subjectFacts(), []],
    ['another version', base, subjectFacts({ version: '2.14.1' }), ['version']],
    ['another artifact digest', base, subjectFacts({ artifacts: [{ name: 'img', digest: 'sha256:00' }] }), ['artifacts']],
    ['an artifact more', base, subjectFacts({ artifacts: [...base.artifacts, { name: 'b', digest: 'sha256:01' }] }), ['artifacts']],
    [
      'a plain value',
      base,
      subjectFacts({ configuration: [{ key: 'RETRY_MAX', kind: 'plain', value: '5' }, base.configuration[1]!] }),
      ['configuration'],
    ],
    [
      'a secret set again',
      base,
      subjectFacts({
        configuration: [base.configuration[0]!, { key: 'API_KEY', kind: 'secret', id: 'v1', version: 3, fingerprint: 'cd34' }],
      }),
      ['configuration'],
    ],
    ['a feature turned on', base, subjectFacts({ features: ['content_sync', 'async'] }), ['configuration']],
    ['a value cleared', base, subjectFacts({ configuration: [base.configuration[0]!] }), ['configuration']],
    ['an item reworded', base, subjectFacts({ plan: { ...base.plan, items: [{ ...base.plan.items[0]!, text: 'All tests' }] } }), ['plan']],
    [
      'the suite behind an item',
      subjectFacts({ plan: { ...base.plan, items: [{ ...base.plan.items[0]!, suite: { key: 'core', revision: 1, digest: 'a' } }] } }),
      subjectFacts({ plan: { ...base.plan, items: [{ ...base.plan.items[0]!, suite: { key: 'core', revision: 2, digest: 'b' } }] } }),
      ['plan'],
    ],
    ['an item failed', base, withException, ['exceptions']],
    ['a failed item done after all', withException, base, []],
    ['evidence added', base, subjectFacts({ evidence: [...base.evidence, { id: 'e2', item: 'unit', kind: 'text', digest: 'bb' }] }), []],
    ['evidence removed', base, subjectFacts({ evidence: [] }), ['evidence']],
    ['evidence changed', base, subjectFacts({ evidence: [{ ...base.evidence[0]!, digest: 'zz' }] }), ['evidence']],
  ]
  test.each(rows)('%s', (_name, before, after, expected) => {
    expect(changedParts(before, after)).toEqual(expected)
  })

  test('only covered parts are compared', () => {
    expect(changedParts(base, subjectFacts({ version: '3' }), ['configuration'])).toEqual([])
  })

  test('a part that did not exist when it was signed is not compared', () => {
    const { exceptions: _, ...signed } = buildSubject(base)
    expect(compareSubjects(signed, buildSubject(withException), parts)).toEqual([])
  })

  test('a part that is gone is a difference', () => {
    const { artifacts: _, ...current } = buildSubject(base)
    expect(compareSubjects(buildSubject(base), current, parts).map((found) => found.part)).toEqual(['artifacts'])
  })

  test('the difference says where, what was and what is', () => {
    const after = subjectFacts({ configuration: [{ key: 'RETRY_MAX', kind: 'plain', value: '5' }, base.configuration[1]!] })
    expect(compareSubjects(buildSubject(base), buildSubject(after), parts)).toEqual([
      { part: 'configuration', differences: [{ path: ['settings', 'RETRY_MAX', 'value'], kind: 'changed', before: '3', after: '5' }] },
    ])
  })

  test('a secret shows no value: id, version and fingerprint are all there is', () => {
    expect(buildSubject(base).configuration?.content).toEqual({
      settings: { RETRY_MAX: { value: '3' }, API_KEY: { secret: 'v1', version: 2, fingerprint: 'ab12' } },
      features: { content_sync: true },
    })
  })
})

const name = fc.oneof(fc.stringMatching(/^[a-z_]{1,8}$/), fc.constantFrom('__proto__', 'constructor', '0', '10'))
const unique = <T>(value: fc.Arbitrary<T>, key: (value: T) => string) => fc.uniqueArray(value, { selector: key, maxLength: 6 })
const planItem = fc.record({ key: name, text: fc.string(), optional: fc.boolean() }).map((values) => ({
  ...subjectFacts().plan.items[0]!,
  ...values,
}))
const anyFacts = fc.record({
  version: fc.string(),
  artifacts: unique(fc.record({ name, digest: fc.string() }), (artifact) => artifact.name),
  configuration: unique(fc.record({ key: name, kind: fc.constant('plain' as const), value: fc.string() }), (value) => value.key),
  features: fc.uniqueArray(name, { maxLength: 3 }),
  plan: fc.record({ items: unique(planItem, (item) => item.key), slots: fc.constant(subjectFacts().plan.slots) }),
  exceptions: unique(
    fc.record({
      item: name,
      state: fc.constantFrom('failed' as const, 'not_applicable' as const, 'waived' as const),
      reason: fc.string(),
      owner: fc.constant(null),
      until: fc.constant(null),
    }),
    (exception) => exception.item,
  ),
  evidence: unique(fc.record({ id: name, item: name, kind: fc.constant('link'), digest: fc.string() }), (evidence) => evidence.id),
})

describe('any subject', () => {
  test('the order facts come in changes no digest', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const turned: SubjectFacts = {
          ...facts,
          artifacts: facts.artifacts.toReversed(),
          configuration: facts.configuration.toReversed(),
          plan: { items: facts.plan.items.toReversed(), slots: facts.plan.slots.toReversed() },
          exceptions: facts.exceptions.toReversed(),
          evidence: facts.evidence.toReversed(),
        }
        expect(digestsOf(buildSubject(turned))).toEqual(digestsOf(buildSubject(facts)))
      }),
    )
  })

  test('differs from another exactly where digests differ, but for added evidence and resolved exceptions', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (before, after) => {
        const [signed, current] = [buildSubject(before), buildSubject(after)]
        const found = changedParts(before, after)
        for (const part of parts) {
          if (signed[part]?.digest === current[part]?.digest) expect(found).not.toContain(part)
          else if (part !== 'evidence' && part !== 'exceptions') expect(found).toContain(part)
        }
      }),
    )
  })

  test('more evidence and fewer exceptions never take a signature', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(), fc.nat(), (facts: SubjectFacts, keepExceptions, keepEvidence) => {
        const before = { ...facts, evidence: facts.evidence.slice(0, keepEvidence % 7) }
        const after = { ...facts, exceptions: facts.exceptions.slice(0, keepExceptions % 7) }
        expect(changedParts(before, after)).toEqual([])
      }),
    )
  })

  test('the whole digest is the same exactly when every part is', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (a, b) => {
        const [left, right] = [digestsOf(buildSubject(a)), digestsOf(buildSubject(b))]
        const same = parts.every((part) => left[part] === right[part])
        expect(subjectDigest(left) === subjectDigest(right)).toBe(same)
      }),
    )
  })
})
