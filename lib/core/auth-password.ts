import { hash, verify } from '@node-rs/argon2'

/** argon2id with 19 MiB, two passes, one lane (OWASP's first choice): about 70 ms on the machine it was tried on. */
const strength = { algorithm: 2 as const, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The same characters give the same bytes on every keyboard and system (NFKC, RFC 8265). */
const bytesOf = (password: string) => password.normalize('NFKC')

/** A password as it is kept. */
export async function hashPassword(password: string): Promise<string> {
  return hash(bytesOf(password), strength)
}

let nobodys: Promise<string> | undefined

/**
 * Whether a password is the one that was hashed. Without a hash (no such account, or one that was never accepted) it does the same
 * work and answers no, so that time does not tell which accounts exist.
 */
export async function passwordMatches(stored: string | null | undefined, password: string): Promise<boolean> {
  nobodys ??= hashPassword(crypto.randomUUID())
  const matches = await verify(stored ?? (await nobodys), bytesOf(password)).catch(() => false)
  return matches && typeof stored === 'string'
}
