import { beforeAll, describe, expect, test } from 'vitest'
import type { PersonActor } from '@/lib/core/actor'
import { integration, person } from '@/lib/core/testing/makers'
import { testDb } from '@/lib/core/testing/test-db'
import { listChanges, listChangeSources } from './queries'
import { recordChange } from './record-change'

const { db } = testDb()

let integrationId: string
let environmentId: string
let onCall: PersonActor

beforeAll(async () => {
  const made = await integration({ name: 'Listings API' })
  integrationId = made.id
  environmentId = made.environments[1]!.id
  onCall = await person({ role: 'on_call', integrationId, name: 'Sam Oduya' })
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 0, minute))
  await db.change.createMany({
    data: Array.from({ length: 120 }, (_, n) => ({
      kind: n % 2 ? 'configuration' : 'freeze',
      integrationId,
      environmentId: n % 3 ? environmentId : null,
      // Several rows of one moment: the page must not lose or repeat one at its edge.
      summary: `change ${n}`,
      actorName: n % 5 ? 'Ines Duarte' : 'Ayo Bello',
      at: at(Math.floor(n / 4)),
    })),
  })
})

describe('the change log', () => {
  test('pages from the newest to the oldest without a gap or a repeat', async () => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await listChanges(onCall, { integrationId, after })
      seen.push(...page.changes.map((change) => change.id))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toHaveLength(120)
    expect(new Set(seen).size).toBe(120)
  })

  test.each([
    { name: 'by kind', filter: { kind: 'freeze' }, count: 60 },
    { name: 'by words', filter: { search: 'CHANGE 11' }, count: 11 },
    { name: 'by actor', filter: { search: 'ayo' }, count: 24 },
    { name: 'by words nobody wrote', filter: { search: 'nothing like this' }, count: 0 },
    { name: 'by a kind that is none', filter: { kind: 'nope' }, count: 0 },
  ])('filters $name', async ({ filter, count }) => {
    let found = 0
    let after: string | undefined
    do {
      const page = await listChanges(onCall, { ...filter, after })
      found += page.changes.length
      after = page.next ?? undefined
    } while (after)
    expect(found).toBe(count)
  })

  test('shows only what the actor may read', async () => {
    const stranger = await person({ role: 'administrator', integrationId: (await integration()).id })
    expect((await listChanges(stranger, {})).changes).toEqual([])
    expect((await listChangeSources(stranger)).map((source) => source.id)).not.toContain(integrationId)
  })

  test('takes what a person records, with an audit entry', async () => {
    const answer = await recordChange(onCall, { integrationId, environmentId, kind: 'deployment', summary: 'Chat 4.2 deployed' })
    expect(answer).toMatchObject({ ok: true })
    const page = await listChanges(onCall, { search: 'Chat 4.2' })
    expect(page.changes).toMatchObject([
      { kind: 'deployment', environment: 'production', actorName: 'Sam Oduya', integration: { name: 'Listings API' } },
    ])
    expect(await db.auditEntry.count({ where: { action: 'change.record' } })).toBe(1)
  })

  test.each([
    { name: "a kind of the product's own", input: { kind: 'configuration' }, code: 'bad_input', field: 'kind' },
    { name: 'nothing said', input: { summary: '  ' }, code: 'bad_input', field: 'summary' },
    { name: 'an environment of another integration', input: { environmentId: crypto.randomUUID() }, code: 'not_found', field: undefined },
  ])('refuses $name', async ({ input, code, field }) => {
    const answer = await recordChange(onCall, { integrationId, kind: 'deployment', summary: 'x', ...input })
    expect(answer).toMatchObject({ ok: false, refusal: { code } })
    expect(answer.ok ? undefined : answer.refusal.field).toBe(field)
  })
})
