import { expect, test } from 'vitest'
import { safeNext } from './safe-next'

test.each([
  ['/releases/1?tab=plan', '/releases/1?tab=plan'],
  [undefined, '/'],
  [['/a', '/b'], '/'],
  ['https://elsewhere.example', '/'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
  ['/\t/elsewhere.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?next=/sign-in', '/'],
  ['/api/auth/csrf', '/'],
  ['/settings/account', '/settings/account'],
])('%s leads to %s', (next, expected) => expect(safeNext(next)).toBe(expected))
