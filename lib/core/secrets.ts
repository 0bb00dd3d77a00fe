import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { requireEnv } from './env'

type Ring = { current: string; keys: Map<string, Buffer> }

let cached: { source: string; ring: Ring } | undefined

/** The encryption keys, newest first: `id:base64[,id:base64…]`. Old ones stay to read what they wrote. */
function keyRing(): Ring {
  const source = requireEnv('GONOGO_ENCRYPTION_KEYS')
  if (cached?.source === source) return cached.ring
  const keys = new Map<string, Buffer>()
  for (const entry of source.split(',')) {
    const [id, encoded] = entry.trim().split(':')
    const key = Buffer.from(encoded ?? '', 'base64')
    if (!id || Buffer.byteLength(id) > 255 || key.length !== 32) {
      throw new Error('GONOGO_ENCRYPTION_KEYS must be id:base64 pairs of 32 bytes each')
    }
    keys.set(id, key)
  }
  const current = keys.keys().next().value
  if (!current) throw new Error('GONOGO_ENCRYPTION_KEYS holds no key')
  cached = { source, ring: { current, keys } }
  return cached.ring
}

/**
 * Encrypts a secret with the current key (AES-256-GCM). `context` names where it is kept, so that a
 * ciphertext copied to another row does not decrypt there. Layout: id length, id, nonce (12), tag (16), ciphertext.
 */
export function encryptSecret(value: string, context: string): Uint8Array<ArrayBuffer> {
  const { current, keys } = keyRing()
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keys.get(current)!, nonce)
  cipher.setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()])
  const id = Buffer.from(current)
  return new Uint8Array(Buffer.concat([Buffer.from([id.length]), id, nonce, cipher.getAuthTag(), body]))
}

/** Decrypts what `encryptSecret` wrote for the same context. Refuses an unknown key, another context and changed bytes. */
export function decryptSecret(stored: Uint8Array, context: string): string {
  const bytes = Buffer.from(stored)
  const idEnd = 1 + (bytes[0] ?? 0)
  const key = keyRing().keys.get(bytes.subarray(1, idEnd).toString())
  if (!key) throw new Error('A secret was encrypted with a key that is not in the ring')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(idEnd, idEnd + 12))
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(bytes.subarray(idEnd + 12, idEnd + 28))
  return Buffer.concat([decipher.update(bytes.subarray(idEnd + 28)), decipher.final()]).toString('utf8')
}

/**
 * A keyed fingerprint of a secret (HMAC-SHA256, its key apart from the encryption ring): equal secrets show
 * as equal, and the trail gives nothing to guess against. 16 hexadecimal digits.
 */
export function fingerprintOf(value: string): string {
  const key = Buffer.from(requireEnv('GONOGO_FINGERPRINT_KEY'), 'base64')
  if (key.length < 32) throw new Error('GONOGO_FINGERPRINT_KEY must be at least 32 bytes of base64')
  return createHmac('sha256', key).update(value).digest('hex').slice(0, 16)
}

/** A new random token for links and API access: 32 bytes, URL-safe. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}
