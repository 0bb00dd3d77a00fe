import { expect, test } from 'vitest'
import { describeDifference } from './describe-difference'

test.each([
  ['a setting', 'configuration', { path: ['settings', 'RETRY_MAX', 'value'], kind: 'changed', before: '3', after: '5' }, 'RETRY_MAX||3|5'],
  ['a setting added', 'configuration', { path: ['settings', 'NEW'], kind: 'added', after: { value: '1' } }, 'NEW|||1'],
  ['a secret', 'configuration', { path: ['settings', 'KEY', 'version'], kind: 'changed', before: 1, after: 2 }, 'KEY|version|1|2'],
  ['a feature', 'configuration', { path: ['features', 'async'], kind: 'added', after: true }, 'async|feature||true'],
  ['the version', 'version', { path: [], kind: 'changed', before: '1', after: '2' }, '||1|2'],
  ['an artifact', 'artifacts', { path: ['image'], kind: 'removed', before: 'sha256:00' }, 'image||sha256:00|'],
  ['a digest', 'artifacts', { path: ['image'], kind: 'added', after: `sha256:${'9f'.repeat(32)}` }, 'image|||sha256:9f9f9f9f9f9f…9f9f9f'],
  ['an item', 'plan', { path: ['items', 'unit', 'text'], kind: 'changed', before: 'a', after: 'b' }, 'unit|text|a|b'],
  [
    'an item gone',
    'plan',
    { path: ['items', 'unit'], kind: 'removed', before: { text: 'Unit tests', kind: 'manual' } },
    'unit||Unit tests|',
  ],
  ['an exception', 'exceptions', { path: ['unit', 'reason'], kind: 'changed', before: 'x', after: 'y' }, 'unit|reason|x|y'],
] as const)('%s', (_name, part, difference, said) => {
  const { about, field, before, after } = describeDifference(part, { ...difference, path: [...difference.path] })
  expect([about, field, before, after].map((value) => value ?? '').join('|')).toBe(said)
})
