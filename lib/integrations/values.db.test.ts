import { beforeEach, describe, expect, test } from 'vitest'
import type { PersonActor } from '@/lib/core/actor'
import { fingerprintOf } from '@/lib/core/secrets'
import { integration, person } from '@/lib/core/testing/makers'
import { testDb } from '@/lib/core/testing/test-db'
import { clearValue } from './clear-value'
import { getConfigurationFacts } from './configuration'
import { defineVariable } from './define-variable'
import { getIntegration, getValueHistory } from './queries'
import { readEnvironmentVariables } from './read-environment-variables'
import { removeVariable } from './remove-variable'
import { setValue } from './set-value'
import { updateVariable } from './update-variable'

const { db, owner } = testDb()

let manager: PersonActor
let integrationId: string
let staging: string
let production: string

beforeEach(async () => {
  const made = await integration()
  integrationId = made.id
  staging = made.environments[0]!.id
  production = made.environments[1]!.id
  manager = await person({ role: 'release_manager', integrationId })
})

async function define(key: string, kind: 'plain' | 'secret' = 'plain', more: object = {}): Promise<string> {
  const answer = await defineVariable(manager, { integrationId, key, kind, ...more })
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value.id
}

const lastAudit = async () =>
  JSON.parse((await db.auditEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } })).body) as {
    before: unknown
    after: unknown
    action: string
  }

describe('setting a value', () => {
  test('makes a version with who, when, before and after, a change and an event', async () => {
    const variableId = await define('RETRY_MAX')
    expect(await setValue(manager, { variableId, environmentId: staging, value: '3' })).toEqual({
      ok: true,
      value: { version: 1, changed: true },
    })
    expect(await setValue(manager, { variableId, environmentId: staging, value: '5' })).toEqual({
      ok: true,
      value: { version: 2, changed: true },
    })
    expect(await lastAudit()).toMatchObject({ action: 'value.set', before: { version: 1, plain: '3' }, after: { version: 2, plain: '5' } })
    const history = await getValueHistory(manager, variableId, staging)
    expect(history?.versions.map(({ version, plain, setByName }) => [version, plain, setByName])).toEqual([
      [2, '5', manager.name],
      [1, '3', manager.name],
    ])
    const change = await db.change.findFirstOrThrow({ where: { environmentId: staging }, orderBy: { at: 'desc' } })
    expect(change).toMatchObject({ kind: 'configuration', summary: 'RETRY_MAX 3 → 5', actorName: manager.name })
    const event = await db.event.findFirstOrThrow({ where: { kind: 'value.changed' }, orderBy: { id: 'desc' } })
    expect(event.payload).toEqual({ integrationId, environmentId: staging, variableId, key: 'RETRY_MAX', version: 2 })
  })

  test('to what it is already changes nothing', async () => {
    const variableId = await define('RETRY_MAX')
    const secretId = await define('SECRET_KEY', 'secret')
    await setValue(manager, { variableId, environmentId: staging, value: '3' })
    await setValue(manager, { variableId: secretId, environmentId: staging, value: 'sentinel-same-secret' })
    const before = await getConfigurationFacts(db, staging)
    const audits = await db.auditEntry.count()
    expect(await setValue(manager, { variableId, environmentId: staging, value: '3' })).toEqual({
      ok: true,
      value: { version: 1, changed: false },
    })
    expect(await setValue(manager, { variableId: secretId, environmentId: staging, value: 'sentinel-same-secret' })).toMatchObject({
      value: { changed: false },
    })
    expect((await getConfigurationFacts(db, staging))?.digest).toBe(before?.digest)
    expect(await db.auditEntry.count()).toBe(audits)
  })

  test('that someone else changed meanwhile answers both values, or both versions of a secret', async () => {
    const variableId = await define('RETRY_MAX')
    const secretId = await define('SECRET_KEY', 'secret')
    await setValue(manager, { variableId, environmentId: staging, value: '3' }, { expectedVersion: 0 })
    await setValue(manager, { variableId: secretId, environmentId: staging, value: 'sentinel-first' })
    expect(await setValue(manager, { variableId, environmentId: staging, value: '5' }, { expectedVersion: 0 })).toMatchObject({
      ok: false,
      refusal: { code: 'version_conflict', status: 409, data: { version: 1, current: { version: 1, plain: '3' } } },
    })
    const refused = await setValue(
      manager,
      { variableId: secretId, environmentId: staging, value: 'sentinel-second' },
      { expectedVersion: 0 },
    )
    expect(refused).toMatchObject({
      ok: false,
      refusal: { data: { version: 1, current: { version: 1, fingerprint: fingerprintOf('sentinel-first') } } },
    })
    expect(JSON.stringify(refused)).not.toContain('sentinel')
  })

  test('twenty at once gives twenty versions without a gap', async () => {
    const variableId = await define('RETRY_MAX')
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => setValue(manager, { variableId, environmentId: staging, value: `v${n}` })),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(20)
    const versions = (await getValueHistory(manager, variableId, staging))?.versions.map((version) => version.version)
    expect(versions).toEqual(Array.from({ length: 20 }, (_, n) => 20 - n))
  })

  test('again with the same idempotency key does nothing twice', async () => {
    const variableId = await define('SECRET_KEY', 'secret')
    const meta = { idempotencyKey: crypto.randomUUID() }
    const first = await setValue(manager, { variableId, environmentId: staging, value: 'sentinel-once' }, meta)
    expect(await setValue(manager, { variableId, environmentId: staging, value: 'sentinel-once' }, meta)).toEqual(first)
    expect(await db.variableValue.count({ where: { variableId } })).toBe(1)
  })

  test.each([
    { name: 'a blank at its end', value: 'abcdefgh ', code: 'value_outer_space' },
    { name: 'a line break at its end', value: 'abcdefgh\n', code: 'value_outer_space' },
    { name: 'a secret too short to mask', value: 'short', code: 'secret_too_short' },
    { name: 'nothing', value: '', code: 'bad_input' },
    { name: 'a number', value: 7, code: 'bad_input' },
  ])('refuses $name at its field', async ({ value, code }) => {
    const variableId = await define('SECRET_KEY', 'secret')
    expect(await setValue(manager, { variableId, environmentId: staging, value })).toMatchObject({
      ok: false,
      refusal: { code, status: 400, field: 'value' },
    })
  })

  test('refuses a variable of another integration and one that was removed', async () => {
    const other = await integration()
    const variableId = await define('RETRY_MAX')
    const both = await person({ role: 'release_manager' })
    expect(await setValue(both, { variableId, environmentId: other.environments[0]!.id, value: '3' })).toMatchObject({
      refusal: { code: 'not_found', status: 404 },
    })
    await removeVariable(manager, { variableId })
    expect(await setValue(manager, { variableId, environmentId: staging, value: '3' })).toMatchObject({ refusal: { code: 'not_found' } })
  })
})

describe('a secret', () => {
  test('is in no table in the clear, and comes back only for the request that needs it', async () => {
    const variableId = await define('SECRET_KEY', 'secret')
    const values = Array.from({ length: 30 }, (_, n) => `sentinel-${n}-${crypto.randomUUID()}`)
    for (const [n, value] of values.entries()) {
      expect(
        await setValue(manager, { variableId, environmentId: staging, value }, { idempotencyKey: `set-${n}-${variableId}` }),
      ).toMatchObject({ ok: true })
    }
    expect(await readEnvironmentVariables(db, staging)).toEqual([{ key: 'SECRET_KEY', kind: 'secret', value: values[29] }])
    const needles = values.flatMap((value) => [value, Buffer.from(value).toString('base64'), Buffer.from(value).toString('hex')])
    const tables = await owner<{ name: string }>(
      `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
       where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'`,
    )
    expect(tables.length).toBeGreaterThan(30)
    for (const { name } of tables) {
      const [row] = await owner<{ all: string | null }>(`select string_agg(t::text, E'\\n') as all from ${name} t`)
      const found = needles.filter((needle) => row?.all?.includes(needle))
      expect({ name, found }).toEqual({ name, found: [] })
    }
    const page = JSON.stringify([
      await getIntegration(manager, integrationId),
      await getValueHistory(manager, variableId, staging),
      await getConfigurationFacts(db, staging),
    ])
    expect(needles.filter((needle) => page.includes(needle))).toEqual([])
    expect(page).toContain(fingerprintOf(values[29]!))
  })

  test('copied to another place does not decrypt there', async () => {
    const variableId = await define('SECRET_KEY', 'secret')
    await setValue(manager, { variableId, environmentId: staging, value: 'sentinel-staging' })
    await setValue(manager, { variableId, environmentId: production, value: 'sentinel-production' })
    await owner(
      `update variable_values set secret = (select secret from variable_values where environment_id = $1 and variable_id = $3)
       where environment_id = $2 and variable_id = $3`,
      [staging, production, variableId],
    )
    await expect(readEnvironmentVariables(db, production)).rejects.toThrow()
  })

  test('set in two environments is found in both, and an archived one does not count', async () => {
    const variableId = await define('SECRET_KEY', 'secret')
    await setValue(manager, { variableId, environmentId: staging, value: 'sentinel-shared' })
    await setValue(manager, { variableId, environmentId: production, value: 'sentinel-shared' })
    const codes = async (id: string) => (await getConfigurationFacts(db, id))?.findings.map((finding) => finding.code)
    expect(await codes(staging)).toEqual(['shared_secret'])
    expect(await codes(production)).toContain('shared_secret')
    await db.environment.update({ where: { id: staging }, data: { archivedAt: new Date() } })
    expect(await codes(production)).not.toContain('shared_secret')
  })

  test('takes no recommendation, and a variable keeps its kind', async () => {
    expect(await defineVariable(manager, { integrationId, key: 'SECRET_KEY', kind: 'secret', recommended: 'x' })).toMatchObject({
      refusal: { code: 'recommended_secret', field: 'recommended' },
    })
    const variableId = await define('RETRY_MAX')
    expect(await updateVariable(manager, { variableId, kind: 'secret' })).toMatchObject({ refusal: { code: 'bad_input' } })
  })
})

describe('clearing and removing', () => {
  test('a cleared value is gone from the configuration and stays in the history', async () => {
    const variableId = await define('RETRY_MAX')
    await setValue(manager, { variableId, environmentId: staging, value: '3' })
    expect(await clearValue(manager, { variableId, environmentId: staging }, { expectedVersion: 1 })).toEqual({
      ok: true,
      value: { version: 2, changed: true },
    })
    expect(await clearValue(manager, { variableId, environmentId: staging })).toMatchObject({ value: { changed: false } })
    expect(await readEnvironmentVariables(db, staging)).toEqual([])
    expect((await getValueHistory(manager, variableId, staging))?.versions.map((version) => [version.version, version.cleared])).toEqual([
      [2, true],
      [1, false],
    ])
    expect(await setValue(manager, { variableId, environmentId: staging, value: '3' })).toMatchObject({
      value: { version: 3, changed: true },
    })
  })

  test('a removed variable changes the configuration where it held a value, and its name may come back', async () => {
    const variableId = await define('RETRY_MAX')
    await setValue(manager, { variableId, environmentId: staging, value: '3' })
    const before = await getConfigurationFacts(db, staging)
    expect(await removeVariable(manager, { variableId })).toMatchObject({ ok: true })
    const after = await getConfigurationFacts(db, staging)
    expect(after?.digest).not.toBe(before?.digest)
    expect(after?.lastChange).toMatchObject({ summary: 'RETRY_MAX removed' })
    expect((await getConfigurationFacts(db, production))?.lastChange).toBeNull()
    expect(await defineVariable(manager, { integrationId, key: 'RETRY_MAX', kind: 'secret' })).toMatchObject({ ok: true })
    expect(await readEnvironmentVariables(db, staging)).toEqual([])
  })

  test('a name in the wrong form is refused in a sentence, in the language of the reader', async () => {
    const reader = { ...manager, locale: 'zh' }
    expect(await defineVariable(manager, { integrationId, key: 'retry', kind: 'plain' })).toMatchObject({
      refusal: { fields: { key: expect.stringMatching(/capital letters/) } },
    })
    expect(await defineVariable(reader, { integrationId, key: 'retry', kind: 'plain' })).toMatchObject({
      refusal: { fields: { key: expect.stringMatching(/大写字母/) } },
    })
  })

  test('two definitions of one name at once: one is refused', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => defineVariable(manager, { integrationId, key: 'TWICE', kind: 'plain' })))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ refusal: { code: 'variable_key_taken', field: 'key' } })
  })
})

describe('the facts of a configuration', () => {
  test('count what is required, with the features that are on', async () => {
    await define('BASE_URL')
    await define('SALT', 'secret', { requiredWhen: 'feature', feature: 'exposure' })
    await define('NOTE', 'plain', { requiredWhen: 'never' })
    expect(await getConfigurationFacts(db, staging)).toMatchObject({ set: 0, required: 1, configurationVersion: 0 })
    await db.environment.update({ where: { id: staging }, data: { features: ['exposure'] } })
    const facts = await getConfigurationFacts(db, staging)
    expect(facts).toMatchObject({ set: 0, required: 2 })
    expect(facts?.findings.map((finding) => ('variable' in finding ? finding.variable : finding.code))).toEqual(['BASE_URL', 'SALT'])
  })

  test('have a digest that is the same for the same configuration and tells nothing of a secret', async () => {
    const plainId = await define('BASE_URL')
    const secretId = await define('SECRET_KEY', 'secret')
    await setValue(manager, { variableId: plainId, environmentId: staging, value: 'https://a.example.test' })
    await setValue(manager, { variableId: secretId, environmentId: staging, value: 'sentinel-digest' })
    const first = await getConfigurationFacts(db, staging)
    expect(first?.content.settings).toEqual([
      { key: 'BASE_URL', kind: 'plain', value: 'https://a.example.test' },
      { key: 'SECRET_KEY', kind: 'secret', id: secretId, version: 1, fingerprint: fingerprintOf('sentinel-digest') },
    ])
    await setValue(manager, { variableId: plainId, environmentId: staging, value: 'https://b.example.test' })
    expect((await getConfigurationFacts(db, staging))?.digest).not.toBe(first?.digest)
    await setValue(manager, { variableId: plainId, environmentId: staging, value: 'https://a.example.test' })
    expect((await getConfigurationFacts(db, staging))?.digest).toBe(first?.digest)
  })
})
