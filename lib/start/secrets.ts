import { generateKeyPairSync, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { StartError } from './start-error'

/** The secrets the product cannot run without: sessions, encryption key ring, fingerprints, checkpoint signatures. */
export const secretNames = ['NEXTAUTH_SECRET', 'GONOGO_ENCRYPTION_KEYS', 'GONOGO_FINGERPRINT_KEY', 'GONOGO_CHECKPOINT_KEY'] as const
export type Secrets = Record<(typeof secretNames)[number], string>

const Stored = z.object({
  NEXTAUTH_SECRET: z.string().min(32),
  GONOGO_ENCRYPTION_KEYS: z.string().min(1),
  GONOGO_FINGERPRINT_KEY: z.string().min(1),
  GONOGO_CHECKPOINT_KEY: z.string().min(1),
})

/**
 * The secrets: each from the environment, else from `secrets.json` in the data folder, which is made on the first start (mode
 * 0600). `strict` (a database of one's own, in production) takes them from the environment alone and refuses by naming what is missing:
 * generated ones would differ between hosts and be lost with a container.
 */
export function loadSecrets(dataDir: string, environment: Record<string, string | undefined>, strict: boolean): Secrets {
  const missing = secretNames.filter((name) => !environment[name])
  const given = Object.fromEntries(
    secretNames.filter((name) => environment[name]).map((name) => [name, environment[name]]),
  ) as Partial<Secrets>
  checkSecrets(given)
  if (missing.length === 0) return given as Secrets
  if (strict)
    throw new StartError(
      `Missing in the environment: ${missing.join(', ')}. With DATABASE_URL they must be set; "npx gonogo secrets" prints new ones.`,
    )
  return { ...readOrMake(path.join(dataDir, 'secrets.json')), ...given }
}

/** New random secrets. */
export function newSecrets(): Secrets {
  const { privateKey } = generateKeyPairSync('ed25519')
  return {
    NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
    GONOGO_ENCRYPTION_KEYS: `k${new Date().toISOString().slice(0, 10).replaceAll('-', '')}:${randomBytes(32).toString('base64')}`,
    GONOGO_FINGERPRINT_KEY: randomBytes(32).toString('base64'),
    GONOGO_CHECKPOINT_KEY: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  }
}

function readOrMake(file: string): Secrets {
  if (!fs.existsSync(file)) {
    // Written beside and linked into place: whole or absent, and the first of two starters wins.
    const beside = `${file}.${process.pid}`
    fs.writeFileSync(beside, `${JSON.stringify(newSecrets(), null, 2)}\n`, { mode: 0o600, flush: true })
    try {
      fs.linkSync(beside, file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      fs.rmSync(beside, { force: true })
    }
  }
  try {
    fs.chmodSync(file, 0o600)
    return Stored.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
  } catch {
    throw new StartError(`${file} is damaged. Restore it from a backup: without it, stored secrets cannot be read.`)
  }
}

function checkSecrets(given: Partial<Secrets>): void {
  if (given.NEXTAUTH_SECRET !== undefined && given.NEXTAUTH_SECRET.length < 32)
    throw new StartError('NEXTAUTH_SECRET must have at least 32 characters.')
  if (given.GONOGO_ENCRYPTION_KEYS !== undefined && !given.GONOGO_ENCRYPTION_KEYS.split(',').every(isRingEntry)) {
    throw new StartError('GONOGO_ENCRYPTION_KEYS must be id:base64 pairs of 32 bytes each, separated by commas, the current one first.')
  }
  if (given.GONOGO_FINGERPRINT_KEY !== undefined && Buffer.from(given.GONOGO_FINGERPRINT_KEY, 'base64').length < 32) {
    throw new StartError('GONOGO_FINGERPRINT_KEY must be at least 32 bytes of base64.')
  }
}

function isRingEntry(entry: string): boolean {
  const [id, encoded, more] = entry.trim().split(':')
  return Boolean(id) && more === undefined && Buffer.from(encoded ?? '', 'base64').length === 32
}
