import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { decodeCursor, encodeCursor } from './cursor'

const secret = Buffer.alloc(32, 7)
const good = encodeCursor({ collection: 'listings', after: 1020, expires: 10_000 }, secret)
const [payload = '', signature = ''] = good.split('.')
const forged = Buffer.from(JSON.stringify(['listings', 0, 99_999])).toString('base64url')

describe('decodeCursor', () => {
  it.each([
    { name: 'reads its position back', text: good, now: 9_999, want: { ok: true, after: 1020 } },
    { name: 'refuses it at the end of its life', text: good, now: 10_000, want: { ok: false, flaw: 'expired' } },
    { name: 'refuses a changed position', text: `${forged}.${signature}`, now: 0, want: { ok: false, flaw: 'tampered' } },
    { name: 'refuses another signature', text: `${payload}.${signature.slice(1)}A`, now: 0, want: { ok: false, flaw: 'tampered' } },
    { name: 'refuses another spelling of the signature', text: `${good}=`, now: 0, want: { ok: false, flaw: 'tampered' } },
    { name: 'refuses a missing signature', text: payload, now: 0, want: { ok: false, flaw: 'malformed' } },
    { name: 'refuses nothing', text: '', now: 0, want: { ok: false, flaw: 'malformed' } },
    { name: 'refuses a third part', text: `${good}.x`, now: 0, want: { ok: false, flaw: 'malformed' } },
  ])('$name', ({ text, now, want }) => {
    expect(decodeCursor(text, 'listings', secret, now)).toEqual(want)
  })

  it('refuses a cursor of another collection', () => {
    expect(decodeCursor(good, 'bookings', secret, 0)).toEqual({ ok: false, flaw: 'wrong_collection' })
  })

  it('refuses a cursor made with another secret', () => {
    expect(decodeCursor(good, 'listings', Buffer.alloc(32, 8), 0)).toEqual({ ok: false, flaw: 'tampered' })
  })

  it('never throws and never accepts what it did not sign', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => !decodeCursor(text, 'listings', secret, 0).ok || text === good))
  })
})
