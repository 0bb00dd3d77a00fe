import { generateKeyPairSync, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, inject } from 'vitest'
import { cloneName, cloneTemplate, dropClone, urlOf } from './template'

/*
 * Runs before each database test file: its own clone, its own secrets and its own data folder, set in the
 * environment before anything of the product is imported.
 */
const { ownerUrl, template } = inject('testDatabase')
const database = cloneName()
await cloneTemplate(ownerUrl, template, database)

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gonogo-data-'))
const checkpointKey = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' })

Object.assign(process.env, {
  DATABASE_URL: urlOf(ownerUrl, database, 'runtime'),
  DATABASE_OWNER_URL: urlOf(ownerUrl, database),
  GONOGO_DATA: folder,
  GONOGO_URL: 'http://127.0.0.1:3000',
  NEXTAUTH_SECRET: randomBytes(32).toString('base64'),
  GONOGO_ENCRYPTION_KEYS: `test:${randomBytes(32).toString('base64')}`,
  GONOGO_FINGERPRINT_KEY: randomBytes(32).toString('base64'),
  GONOGO_CHECKPOINT_KEY: checkpointKey.toString('base64'),
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
})

afterAll(async () => {
  const { db } = await import('@/lib/core/db/client')
  await db.$disconnect()
  await dropClone(ownerUrl, database)
  fs.rmSync(folder, { recursive: true, force: true })
})
