import { describe, expect, it } from 'vitest'
import type { ChainFault, Verification } from '@/lib/core/audit/verify'
import { describeVerification } from './describe-verification'

const whole: Verification = { ok: true, entries: 12, last: 12n, fault: null, protectedTo: 10n, unprotected: 2 }
const broken = (fault: ChainFault): Verification => ({ ...whole, ok: false, fault })

describe('what audit verify says', () => {
  it.each<[string, Verification, string]>([
    [
      'whole, with a tail',
      whole,
      'The audit chain is whole: 12 entries verified.\nSigned up to entry 10 (2026-11-21T10:00:00Z). The 2 after it are not yet protected.',
    ],
    [
      'whole, all signed',
      { ...whole, protectedTo: 12n, unprotected: 0 },
      'The audit chain is whole: 12 entries verified.\nSigned up to entry 12 (2026-11-21T10:00:00Z).',
    ],
    [
      'never signed',
      { ...whole, entries: 1, protectedTo: 0n },
      'The audit chain is whole: 1 entry verified.\nNo checkpoint vouches for it yet: not yet protected against rewriting as the owner.',
    ],
    ['a changed entry', broken({ kind: 'changed', seq: 7n }), 'The audit chain is broken. Entry 7 was changed after it was written.'],
    [
      'a missing entry',
      broken({ kind: 'gap', seq: 7n, found: 8n }),
      'The audit chain is broken. Entry 7 is missing: the next one found is 8.',
    ],
    [
      'a swapped entry',
      broken({ kind: 'broken_link', seq: 7n }),
      'The audit chain is broken. Entry 7 does not follow from the one before: an entry was removed, inserted or swapped there.',
    ],
    [
      'a recomputed chain',
      broken({ kind: 'checkpoint_differs', seq: 7n }),
      'The audit chain is broken. Entry 7 is not the one that was signed: the chain was recomputed.',
    ],
    [
      'a cut tail',
      broken({ kind: 'cut', seq: 7n, last: 9n }),
      'The audit chain is broken. Entries from 7 on are missing: a checkpoint was signed for entry 9.',
    ],
    [
      'another head',
      broken({ kind: 'head_differs', seq: 7n }),
      'The audit chain is broken. The end of the chain does not match its entries (last entry 7).',
    ],
    [
      'a forged checkpoint',
      broken({ kind: 'bad_checkpoint', seq: 7n }),
      'The audit chain is broken. The checkpoint for entry 7 does not carry this installation’s signature.',
    ],
  ])('%s', (_name, result, text) => {
    expect(describeVerification(result, '2026-11-21T10:00:00Z')).toBe(text)
  })
})
