import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRecipients } from './rules'

describe('recipients', () => {
  it('are taken apart however they are typed, each mailbox once', () => {
    expect(readRecipients('a@x.io, B@x.io;c@x.io\n a@X.io，d@x.io')).toEqual({
      recipients: ['a@x.io', 'b@x.io', 'c@x.io', 'd@x.io'],
      invalid: [],
    })
  })

  it.each(['nobody', 'a@b', '@x.io', 'a@x.io\r\nBcc: c@x.io', '"a b"@x.io', '<a@x.io>', 'a@x.io>'])('%j is no address', (word) => {
    expect(readRecipients([word])).toEqual({ recipients: [], invalid: [word] })
  })

  it('never let a line break or an angle bracket through', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.emailAddress())), (given) => {
        for (const address of readRecipients(given).recipients) expect(address).toMatch(/^[^\s<>,;]+@[^\s<>,;@]+$/)
      }),
    )
  })
})
