import { describe, expect, test } from 'vitest'
import type { Answer } from '@/lib/core/answer'
import { job, type TokenActor } from '@/lib/core/actor'
import { integration, person } from '@/lib/core/testing/makers'
import { testDb } from '@/lib/core/testing/test-db'
import { listChanges } from '@/lib/changes/queries'
import { addAllowRule } from './add-allow-rule'
import { addFreeze } from './add-freeze'
import { archiveEnvironment } from './archive-environment'
import { archiveIntegration } from './archive-integration'
import { assignOwner } from './assign-owner'
import { clearOwner } from './clear-owner'
import { getConfigurationFacts } from './configuration'
import { createEnvironment } from './create-environment'
import { createIntegration } from './create-integration'
import { defineVariable } from './define-variable'
import { findIntegration, getEnvironmentsSideBySide, getIntegration, getValueHistory, listIntegrations } from './queries'
import { readAllowRules } from './read-environment-variables'
import { removeAllowRule } from './remove-allow-rule'
import { removeFreeze } from './remove-freeze'
import { restoreEnvironment } from './restore-environment'
import { restoreIntegration } from './restore-integration'
import { ownerAreas } from './schema'
import { setValue } from './set-value'
import { updateEnvironment } from './update-environment'
import { updateIntegration } from './update-integration'

const { db } = testDb()

function must<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`${answer.refusal.code} ${JSON.stringify(answer.refusal.fields ?? {})}`)
  return answer.value
}

describe('an integration', () => {
  test('is created, changed, archived and restored', async () => {
    const admin = await person({ role: 'administrator' })
    const key = `cursor-${crypto.randomUUID().slice(0, 8)}`
    const { id } = must(await createIntegration(admin, { key, name: 'Cursor API', critical: true }))
    expect(await createIntegration(admin, { key, name: 'Again' })).toMatchObject({
      refusal: { code: 'integration_key_taken', field: 'key' },
    })
    expect(must(await updateIntegration(admin, { integrationId: id, name: 'Listings API' }, { expectedVersion: 1 }))).toEqual({
      version: 2,
    })
    expect(await updateIntegration(admin, { integrationId: id, name: 'Late' }, { expectedVersion: 1 })).toMatchObject({
      refusal: { code: 'version_conflict', data: { version: 2, current: { name: 'Listings API', description: '', critical: false } } },
    })
    must(await archiveIntegration(admin, { integrationId: id }))
    expect(await createEnvironment(admin, { integrationId: id, key: 'staging', name: 'Staging' })).toMatchObject({
      refusal: { code: 'integration_archived' },
    })
    expect((await listIntegrations(admin)).map((row) => row.id)).not.toContain(id)
    expect((await listIntegrations(admin, { archived: true })).map((row) => row.id)).toContain(id)
    must(await restoreIntegration(admin, { integrationId: id }))
    expect(await restoreIntegration(admin, { integrationId: id })).toMatchObject({ refusal: { code: 'integration_not_archived' } })
    const kinds = await db.change.findMany({ where: { integrationId: id }, orderBy: { at: 'asc' }, select: { summary: true } })
    expect(kinds.map((row) => row.summary)).toEqual([
      'Cursor API created',
      'Listings API updated',
      'Listings API archived',
      'Listings API restored',
    ])
  })

  test('of one key is created once by two at once', async () => {
    const manager = await person({ role: 'release_manager' })
    const key = `race-${crypto.randomUUID().slice(0, 8)}`
    const answers = await Promise.all([1, 2, 3, 4].map(() => createIntegration(manager, { key, name: 'Race' })))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(await db.integration.count({ where: { key } })).toBe(1)
  })
})

describe('owners', () => {
  test('of all six areas are asked for in production; a disabled one counts as missing', async () => {
    const made = await integration()
    const manager = await person({ role: 'release_manager', integrationId: made.id })
    const owner = await person()
    const missing = async () =>
      (await getConfigurationFacts(db, made.environments[1]!.id))?.findings.flatMap((f) => (f.code === 'missing_owner' ? [f.area] : []))
    expect(await missing()).toEqual([...ownerAreas])
    for (const area of ownerAreas) must(await assignOwner(manager, { integrationId: made.id, area, personId: owner.id }))
    expect(await missing()).toEqual([])
    must(await clearOwner(manager, { integrationId: made.id, area: 'monitoring' }))
    expect(await missing()).toEqual(['monitoring'])
    await db.person.update({ where: { id: owner.id }, data: { disabledAt: new Date() } })
    expect(await missing()).toEqual([...ownerAreas])
    expect(await assignOwner(manager, { integrationId: made.id, area: 'monitoring', personId: owner.id })).toMatchObject({
      refusal: { code: 'owner_unknown', field: 'personId' },
    })
  })

  test('are named in the audit entry, before and after', async () => {
    const made = await integration()
    const manager = await person({ role: 'release_manager', integrationId: made.id })
    const [first, second] = [await person({ name: 'Ines Duarte' }), await person({ name: 'Ayo Bello' })]
    must(await assignOwner(manager, { integrationId: made.id, area: 'monitoring', personId: first.id }))
    must(await assignOwner(manager, { integrationId: made.id, area: 'monitoring', personId: second.id }))
    const entry = await db.auditEntry.findFirstOrThrow({ where: { integrationId: made.id }, orderBy: { seq: 'desc' } })
    expect(JSON.parse(entry.body)).toMatchObject({ before: { person: { name: 'Ines Duarte' } }, after: { person: { name: 'Ayo Bello' } } })
    const audits = await db.auditEntry.count()
    must(await assignOwner(manager, { integrationId: made.id, area: 'monitoring', personId: second.id }))
    expect(await db.auditEntry.count()).toBe(audits)
  })
})

describe('an environment', () => {
  test('is added, changed, archived and restored; features count as configuration', async () => {
    const made = await integration({ environments: ['staging'] })
    const admin = await person({ role: 'administrator', integrationId: made.id })
    const { id } = must(await createEnvironment(admin, { integrationId: made.id, key: 'production', name: 'Production', production: true }))
    expect(await createEnvironment(admin, { integrationId: made.id, key: 'production', name: 'Twice' })).toMatchObject({
      refusal: { code: 'environment_key_taken', field: 'key' },
    })
    const before = await getConfigurationFacts(db, id)
    must(
      await updateEnvironment(
        admin,
        { environmentId: id, name: 'Production', production: true, features: ['async'], timeZone: 'UTC' },
        { expectedVersion: 1 },
      ),
    )
    const after = await getConfigurationFacts(db, id)
    expect(after?.digest).not.toBe(before?.digest)
    expect(after?.lastChange?.summary).toBe('Features +async')
    expect(await updateEnvironment(admin, { environmentId: id, name: 'Late' }, { expectedVersion: 1 })).toMatchObject({
      refusal: { code: 'version_conflict', data: { current: { features: ['async'] } } },
    })
    must(await archiveEnvironment(admin, { environmentId: id }))
    expect(await updateEnvironment(admin, { environmentId: id, name: 'Gone' })).toMatchObject({ refusal: { code: 'environment_archived' } })
    expect(await getConfigurationFacts(db, id)).toMatchObject({ environment: { key: 'production' } })
    must(await restoreEnvironment(admin, { environmentId: id }))
    expect((await getIntegration(admin, made.id))?.environments.map((environment) => environment.key)).toEqual(['staging', 'production'])
  })
})

describe('allow rules', () => {
  test("are an administrator's, in one spelling, once each", async () => {
    const made = await integration()
    const environmentId = made.environments[0]!.id
    const admin = await person({ role: 'administrator', integrationId: made.id })
    const manager = await person({ role: 'release_manager', integrationId: made.id })
    const rule = { environmentId, scheme: 'https', host: 'API.Example.test', ports: [8443, 443, 443] }
    expect(await addAllowRule(manager, rule)).toMatchObject({ refusal: { code: 'denied_role', status: 403 } })
    const { id } = must(await addAllowRule(admin, rule))
    expect(await readAllowRules(db, environmentId)).toEqual([{ scheme: 'https', host: 'api.example.test', ports: [443, 8443], cidr: null }])
    expect(await addAllowRule(admin, { ...rule, host: 'api.example.test' })).toMatchObject({ refusal: { code: 'allow_rule_exists' } })
    expect(await addAllowRule(admin, { ...rule, host: '127.1' })).toMatchObject({
      refusal: { code: 'bad_host', field: 'host', status: 400 },
    })
    expect(await addAllowRule(admin, { ...rule, host: 'db.internal', cidr: '10.0.0.1/8' })).toMatchObject({
      refusal: { code: 'bad_range', field: 'cidr' },
    })
    expect(await removeAllowRule(manager, { allowRuleId: id })).toMatchObject({ refusal: { status: 403 } })
    must(await removeAllowRule(admin, { allowRuleId: id }))
    expect(await removeAllowRule(admin, { allowRuleId: id })).toMatchObject({ refusal: { code: 'not_found' } })
    expect(await readAllowRules(db, environmentId)).toEqual([])
  })
})

describe('freezes', () => {
  test('are read in the zone of the environment, and lifted once', async () => {
    const made = await integration()
    const environmentId = made.environments[1]!.id
    await db.environment.update({ where: { id: environmentId }, data: { timeZone: 'Asia/Shanghai' } })
    const manager = await person({ role: 'release_manager', integrationId: made.id })
    const { id, startsAt } = must(
      await addFreeze(manager, { environmentId, startsAt: '2099-12-24T00:00', endsAt: '2099-12-27T00:00', reason: 'Holidays' }),
    )
    expect(startsAt.toISOString()).toBe('2099-12-23T16:00:00.000Z')
    expect((await getConfigurationFacts(db, environmentId))?.freezes).toEqual([expect.objectContaining({ id, reason: 'Holidays' })])
    must(await removeFreeze(manager, { freezeId: id }))
    expect(await removeFreeze(manager, { freezeId: id })).toMatchObject({ refusal: { code: 'not_found' } })
    expect((await getConfigurationFacts(db, environmentId))?.freezes).toEqual([])
  })

  test.each([
    { name: 'turned round', startsAt: '2099-12-27T00:00', endsAt: '2099-12-24T00:00', code: 'freeze_turned_round' },
    { name: 'over', startsAt: '2020-12-24T00:00', endsAt: '2020-12-27T00:00', code: 'freeze_over' },
    { name: 'longer than a year', startsAt: '2099-01-01T00:00', endsAt: '2101-01-01T00:00', code: 'freeze_too_long' },
    { name: 'on a day that does not exist', startsAt: '2099-12-24T00:00', endsAt: '2100-02-30T00:00', code: 'bad_moment' },
  ])('that are $name are refused at the field', async ({ startsAt, endsAt, code }) => {
    const made = await integration()
    const manager = await person({ role: 'release_manager', integrationId: made.id })
    expect(await addFreeze(manager, { environmentId: made.environments[0]!.id, startsAt, endsAt, reason: 'x' })).toMatchObject({
      refusal: { code, status: 400, field: 'endsAt' },
    })
  })
})

describe('rights', () => {
  test('a stranger sees nothing and changes nothing', async () => {
    const made = await integration()
    const manager = await person({ role: 'release_manager', integrationId: made.id })
    const stranger = await person({ role: 'administrator', integrationId: (await integration()).id })
    const environmentId = made.environments[0]!.id
    const variable = must(await defineVariable(manager, { integrationId: made.id, key: 'BASE_URL', kind: 'plain' }))
    expect(await getIntegration(stranger, made.id)).toBeNull()
    expect(await getEnvironmentsSideBySide(stranger, made.id)).toBeNull()
    expect(await getValueHistory(stranger, variable.id, environmentId)).toBeNull()
    expect(await findIntegration(stranger, made.key)).toBeNull()
    expect((await listIntegrations(stranger)).map((row) => row.id)).not.toContain(made.id)
    expect((await listChanges(stranger, { integrationId: made.id })).changes).toEqual([])
    expect(await setValue(stranger, { variableId: variable.id, environmentId, value: 'x' })).toMatchObject({ refusal: { status: 403 } })
    expect(await updateIntegration(stranger, { integrationId: made.id, name: 'Mine' })).toMatchObject({ refusal: { status: 403 } })
  })

  test('a viewer reads, an on-call reads, neither changes; the page says so', async () => {
    const made = await integration()
    for (const role of ['viewer', 'on_call'] as const) {
      const reader = await person({ role, integrationId: made.id })
      const page = await getIntegration(reader, made.id)
      expect(page?.name).toBe(made.name)
      expect(Object.values(page?.may ?? {}).filter(Boolean)).toEqual([])
      expect(page?.people).toEqual([])
      expect(await createEnvironment(reader, { integrationId: made.id, key: 'dev', name: 'Dev' })).toMatchObject({
        refusal: { code: 'denied_role' },
      })
    }
    const manager = await person({ role: 'release_manager', integrationId: made.id })
    expect((await getIntegration(manager, made.id))?.may).toMatchObject({
      'value.set': true,
      'allow_rule.add': false,
      'integration.archive': false,
    })
  })

  test("a token needs its scope, and allow rules are never a machine's", async () => {
    const made = await integration()
    const admin = await person({ role: 'administrator' })
    const token = (scopes: string[]): TokenActor => ({
      kind: 'token',
      id: crypto.randomUUID(),
      name: 'pipeline',
      personId: admin.id,
      grants: admin.grants,
      scopes,
    })
    const input = { integrationId: made.id, key: 'dev', name: 'Dev' }
    expect(await createEnvironment(token(['smoke']), input)).toMatchObject({ refusal: { code: 'denied_token_scope' } })
    expect(await createEnvironment(token(['integrations']), input)).toMatchObject({ ok: true })
    const rule = { environmentId: made.environments[0]!.id, scheme: 'https', host: 'a.example.test', ports: [443] }
    expect(await addAllowRule(token(['integrations']), rule)).toMatchObject({ refusal: { code: 'denied_person_only' } })
    expect(await addAllowRule(job('anything'), rule)).toMatchObject({ ok: false })
  })
})
