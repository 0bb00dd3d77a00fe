import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, inject } from 'vitest'
import { newSecrets } from '@/lib/start/secrets'
import { cloneName, cloneTemplate, dropClone, urlOf } from './template'

/*
 * Runs before each database test file: its own clone, its own secrets and its own data folder, set in the
 * environment before anything of the product is imported.
 */
const { adminUrl, template } = inject('testDatabase')
const database = cloneName()
await cloneTemplate(adminUrl, template, database)

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gonogo-data-'))

Object.assign(process.env, {
  ...newSecrets(),
  DATABASE_URL: urlOf(adminUrl, database, 'runtime'),
  DATABASE_OWNER_URL: urlOf(adminUrl, database, 'owner'),
  GONOGO_DATA: folder,
  GONOGO_URL: 'http://127.0.0.1:3000',
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
})

afterAll(async () => {
  const { db } = await import('@/lib/core/db/client')
  await db.$disconnect()
  await dropClone(adminUrl, database)
  fs.rmSync(folder, { recursive: true, force: true })
})
