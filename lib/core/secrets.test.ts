import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { decryptSecret, encryptSecret, fingerprintOf } from './secrets'

const ring = (...ids: string[]) => ids.map((id) => `${id}:${Buffer.alloc(32, id).toString('base64')}`).join(',')

describe('secrets', () => {
  beforeEach(() => {
    process.env.GONOGO_ENCRYPTION_KEYS = ring('k1')
    process.env.GONOGO_FINGERPRINT_KEY = Buffer.alloc(32, 1).toString('base64')
  })

  test('what is encrypted for a place is read there', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (value, place) => decryptSecret(encryptSecret(value, place), place) === value))
  })

  test('a ciphertext moved to another place does not decrypt', () => {
    expect(() => decryptSecret(encryptSecret('x', 'here'), 'there')).toThrow()
  })

  test('a changed byte is refused', () => {
    const stored = encryptSecret('secret', 'here')
    stored[stored.length - 1]! ^= 1
    expect(() => decryptSecret(stored, 'here')).toThrow()
  })

  test('an older key of the ring still reads what it wrote; a lost one is named as missing', () => {
    const stored = encryptSecret('secret', 'here')
    process.env.GONOGO_ENCRYPTION_KEYS = ring('k2', 'k1')
    expect(decryptSecret(stored, 'here')).toBe('secret')
    process.env.GONOGO_ENCRYPTION_KEYS = ring('k2')
    expect(() => decryptSecret(stored, 'here')).toThrow(/not in the ring/)
  })

  test('fingerprints are equal for equal secrets and depend on their own key', () => {
    const first = fingerprintOf('secret')
    expect(fingerprintOf('secret')).toBe(first)
    expect(fingerprintOf('Secret')).not.toBe(first)
    process.env.GONOGO_FINGERPRINT_KEY = randomBytes(32).toString('base64')
    expect(fingerprintOf('secret')).not.toBe(first)
  })
})
