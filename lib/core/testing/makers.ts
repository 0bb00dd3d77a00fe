import { randomUUID } from 'node:crypto'
import type { PersonActor, Role } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'

let serial = 0
const next = () => ++serial

export type PersonOptions = {
  role?: Role
  /** The role holds for this integration only. */
  integrationId?: string
  /** Keys of slot roles held for all integrations; made when they do not exist. */
  slots?: string[]
  name?: string
  email?: string
}

/** A person who is signed in and entered the password just now, as the actor that doors would give. */
export async function person(options: PersonOptions = {}): Promise<PersonActor> {
  const n = next()
  const name = options.name ?? `Person ${n}`
  const email = options.email ?? `person-${n}-${randomUUID().slice(0, 6)}@example.invalid`
  const created = await db.person.create({ data: { name, email } })
  const integrationId = options.integrationId ?? null
  if (options.role) await db.roleGrant.create({ data: { personId: created.id, role: options.role, integrationId } })
  for (const key of options.slots ?? []) {
    const slotRole = await db.slotRole.upsert({ where: { key }, create: { key, name: key }, update: {} })
    await db.slotGrant.create({ data: { personId: created.id, slotRoleId: slotRole.id, integrationId: null } })
  }
  const session = await db.session.create({ data: { personId: created.id, expiresAt: new Date(Date.now() + 86_400_000) } })
  return {
    kind: 'person',
    id: created.id,
    name,
    email,
    locale: 'en',
    theme: 'system',
    timeZone: 'UTC',
    grants: options.role ? [{ role: options.role, integrationId }] : [],
    slotRoles: (options.slots ?? []).map((key) => ({ key, integrationId: null })),
    sessionId: session.id,
    passwordAt: new Date(),
  }
}

/** An integration with environments (`staging` and `production` unless told). */
export async function integration(options: { key?: string; name?: string; environments?: string[] } = {}) {
  const n = next()
  const key = options.key ?? `integration-${n}-${randomUUID().slice(0, 6)}`
  return db.integration.create({
    data: {
      key,
      name: options.name ?? `Integration ${n}`,
      environments: {
        create: (options.environments ?? ['staging', 'production']).map((name, position) => ({
          key: name,
          name,
          position,
          production: name === 'production',
        })),
      },
    },
    include: { environments: { orderBy: { position: 'asc' } } },
  })
}
