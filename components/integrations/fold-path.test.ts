import { describe, expect, it } from 'vitest'
import type { Refusal } from '@/lib/core/answer'
import { foldPath } from './fold-path'

const refusal = (more: Partial<Refusal>): Refusal => ({ code: 'bad_input', message: 'Look again.', status: 400, params: {}, ...more })

describe('foldPath', () => {
  it('says at the one input what is wrong with an entry of the list', () => {
    const folded = foldPath(
      { ok: false, refusal: refusal({ field: 'ports.1', fields: { 'ports.1': 'Too big', host: 'Missing' } }) },
      'ports',
    )
    expect(folded).toEqual({ ok: false, refusal: refusal({ field: 'ports', fields: { ports: 'Too big', host: 'Missing' } }) })
  })

  it('leaves everything else as it is', () => {
    expect(foldPath({ ok: true, value: 1 }, 'ports')).toEqual({ ok: true, value: 1 })
    const other = { ok: false as const, refusal: refusal({ field: 'portsmouth' }) }
    expect(foldPath(other, 'ports')).toEqual(other)
  })
})
