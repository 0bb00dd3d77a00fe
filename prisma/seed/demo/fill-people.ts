import { z } from 'zod'
import { job, type PersonActor } from '@/lib/core/actor'
import { hashPassword } from '@/lib/core/auth-password'
import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { demoPassword, demoPeople } from './people'
import { done } from './done'

/** The cast as actors, by the key they have in the demo. */
export type Cast = Record<string, PersonActor>

const CastMember = z.strictObject({
  name: z.string(),
  email: z.string(),
  role: z.enum(['viewer', 'on_call', 'release_manager', 'administrator']),
  slots: z.array(z.string()),
  locale: z.enum(['en', 'zh']),
  timeZone: z.string(),
  passwordHash: z.string(),
})

/** Makes the fictional people. Refused as soon as anybody real is there. */
const castPeople = command({
  name: 'demo.fill',
  input: z.strictObject({ people: z.array(CastMember) }),
  run: async ({ tx, input, now }) => {
    if ((await tx.person.count()) > 0) throw refuse('already_set_up')
    const slotRoles = new Map((await tx.slotRole.findMany()).map((role) => [role.key, role.id]))
    const made: { id: string; sessionId: string }[] = []
    for (const { role, slots, ...person } of input.people) {
      const created = await tx.person.create({
        data: {
          ...person,
          fictional: true,
          roleGrants: { create: { role } },
          // Signing asks for a session with a fresh password; the filling takes it away at its end.
          sessions: { create: { expiresAt: new Date(now.getTime() + 60 * 60_000) } },
          slotGrants: { create: slots.map((key) => ({ slotRoleId: slotRoles.get(key)! })) },
        },
        include: { sessions: true },
      })
      made.push({ id: created.id, sessionId: created.sessions[0]!.id })
    }
    const names = input.people.map((person) => person.name)
    return { value: made, audit: { entity: { type: 'instance', id: 'demo', label: 'demo' }, before: null, after: { people: names } } }
  },
})

/** Puts the demo's people into an empty database and answers them as actors. */
export async function fillPeople(): Promise<Cast> {
  const passwordHash = await hashPassword(demoPassword)
  const people = demoPeople.map(({ name, email, role, slots, locale = 'en', timeZone = 'UTC' }) => ({
    name,
    email,
    role,
    slots,
    locale,
    timeZone,
    passwordHash,
  }))
  const made = done(await castPeople(job('demo'), { people }))
  return Object.fromEntries(demoPeople.map((person, index) => [person.key, asActor(person, made[index]!)]))
}

function asActor(person: (typeof demoPeople)[number], made: { id: string; sessionId: string }): PersonActor {
  return {
    kind: 'person',
    ...made,
    name: person.name,
    email: person.email,
    locale: 'en',
    theme: 'system',
    timeZone: person.timeZone ?? 'UTC',
    grants: [{ role: person.role, integrationId: null }],
    slotRoles: person.slots.map((key) => ({ key, integrationId: null })),
    passwordAt: new Date(),
  }
}
