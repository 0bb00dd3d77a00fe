import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, job, type Role, roles, type TokenActor } from '@/lib/core/actor'
import { type CommandName, denialOf, type Permission, permissions, tokenScopes } from '@/lib/core/permissions'
import { integration, person } from '@/lib/core/testing/makers'
import { testDb } from '@/lib/core/testing/test-db'
import { allCommands } from './all-commands'
import { fieldsOf, inputSchema, type Known, plausible, spoiled, withField } from './spoil'

/*
 * Every command there is, found by looking, against every kind of actor and every kind of wrong input. A new command is
 * in here by being written; one that nobody may run, or that throws instead of refusing, fails here.
 */
const { db } = testDb()
const commands = await allCommands()
const names = Object.keys(permissions) as CommandName[]
const rule = (name: CommandName): Permission => permissions[name]

/** What only the product does for itself may stay inside the file that does it; then no door can reach it at all. */
const housekeeping = new Set<string>(['demo.fill'])
const isHousekeeping = (name: CommandName) => housekeeping.has(name) && rule(name).role === 'job'

let ours: Awaited<ReturnType<typeof integration>>
let foreign: Awaited<ReturnType<typeof integration>>
const people = {} as Record<Role, Actor>
let known: Known = {}

const token = (role: Role, scopes: readonly string[]): TokenActor => ({
  kind: 'token',
  id: '01900000-0000-7000-8000-0000000000aa',
  name: 'machine',
  personId: (people[role] as { id: string }).id,
  grants: [{ role, integrationId: null }],
  scopes: [...scopes],
})
const visitor: Actor = { kind: 'visitor', id: 'visitor', name: 'visitor', address: '192.0.2.1' }

beforeAll(async () => {
  ours = await integration()
  foreign = await integration()
  for (const role of roles) people[role] = await person({ role })
  known = { integrationId: ours.id, environmentId: ours.environments[0]?.id, personId: (people.viewer as { id: string }).id }
})

afterAll(async () => {
  // Whatever was thrown at it, the product still answers.
  expect(await db.person.count()).toBeGreaterThan(0)
})

describe('the permission table and the verbs are the same list', () => {
  it('every row has exactly one verb', () => {
    expect(
      names
        .filter((name) => (isHousekeeping(name) ? commands.has(name) : commands.get(name)?.length !== 1))
        .map((name) => `${name}: ${commands.get(name)?.map((each) => each.file) ?? 'none'}`),
    ).toEqual([])
  })

  it('every verb has a row', () => {
    expect([...commands.keys()].filter((name) => !(name in permissions))).toEqual([])
  })
})

describe.each(names.filter((name) => commands.has(name)))('%s', (name) => {
  const command = commands.get(name)![0]!.command
  const schema = inputSchema(command.schema)

  it('answers each actor as the table says', async () => {
    const actors: [string, Actor][] = [
      ['visitor', visitor],
      ...roles.map((role): [string, Actor] => [role, people[role]]),
      ['person without a role', { ...(people.viewer as Extract<Actor, { kind: 'person' }>), grants: [] }],
      ['token with every scope', token('administrator', tokenScopes)],
      ['token that only reads', token('administrator', ['read'])],
      ['token of a viewer', token('viewer', tokenScopes)],
      ['job', job('test')],
    ]
    for (const [who, actor] of actors) {
      const denial = denialOf(actor, name)
      // An input nobody can mean: whoever may pass is refused for the input, nobody else gets that far.
      const answer = await command(actor, { [`unknown_${'field'}`]: 1 })
      expect(answer.ok, `${who} with a nonsense input`).toBe(false)
      if (answer.ok) continue
      if (denial) expect([who, answer.refusal.code], who).toEqual([who, `denied_${denial}`])
      else expect([who, answer.refusal.status], who).toEqual([who, 400])
      expect(answer.refusal.message, `${who}: the refusal has a text`).not.toMatch(/^refusals\.|^$/)
    }
  })

  it('is for persons only where the house says so', () => {
    if (!rule(name).person) return
    for (const actor of [token('administrator', tokenScopes), job('test')]) expect(denialOf(actor, name)).toBe('person_only')
  })

  it('refuses an unknown field at that field', async () => {
    const actor = allowed()
    const answer = await command(actor, { ...(plausible(schema, known) as object), surplus: 1 })
    expect(answer).toMatchObject({ ok: false, refusal: { status: 400 } })
  })

  it('refuses wrong types, lengths and ids at their field and never breaks', async () => {
    const actor = allowed()
    const base = plausible(schema, known)
    for (const path of fieldsOf(schema)) {
      for (const [what, value] of spoiled) {
        const label = `${path.join('.')} = ${what}`
        const answer = await command(actor, withField(base, path, value)).catch((error: unknown) => ({
          ok: 'threw' as const,
          error: String(error),
        }))
        if (answer.ok === 'threw') expect.fail(`${label}: threw ${answer.error}`)
        if (answer.ok) continue
        const { status, message, code } = answer.refusal
        expect(status >= 400 && status < 500, `${label}: ${status} ${code}`).toBe(true)
        expect(message, `${label}: ${code} has a text`).not.toMatch(/^refusals\.|^$/)
      }
    }
  }, 60_000)

  it('says nothing of an integration that is not the actor’s', async () => {
    if (rule(name).scope !== 'integration') return
    const stranger = await person({ role: rule(name).role as Role, integrationId: foreign.id })
    const answer = await command(stranger, plausible(schema, known))
    expect(answer.ok).toBe(false)
  })

  function allowed(): Actor {
    const candidates: Actor[] = [people.administrator, job('test'), visitor]
    return candidates.find((actor) => denialOf(actor, name) === null) ?? people.administrator
  }
})
