import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ensureTestCluster } from '@/lib/core/testing/cluster'
import { missingSql, prismaMigrate } from './prisma-migrate'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gonogo-schema-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

describe('schema and migrations', () => {
  it('agree', async () => {
    const { adminUrl } = await ensureTestCluster()
    expect(missingSql(adminUrl)).toBeNull()
  }, 60_000)

  it('are told apart when they do not: a planted column is found', async () => {
    const { adminUrl } = await ensureTestCluster()
    const planted = path.join(folder, 'schema.prisma')
    const schema = fs.readFileSync('prisma/schema.prisma', 'utf8')
    fs.writeFileSync(planted, schema.replace('model Setting {', 'model Setting {\n  planted String?'))
    expect(missingSql(adminUrl, planted)).toMatch(/ALTER TABLE "settings" ADD COLUMN\s+"planted" TEXT/)
  }, 60_000)

  it('are up to date for Prisma’s own command line after the launcher applied them', () => {
    const { status, output } = prismaMigrate(['status'], process.env.DATABASE_OWNER_URL!)
    expect(output).toContain('Database schema is up to date!')
    expect(status).toBe(0)
  }, 60_000)
})
