import type { Reader } from '@/lib/core/db/client'

/** Somebody who holds a slot's role for an integration, and can still sign in. */
export interface Holder {
  role: string
  personId: string
  name: string
  email: string
  locale: string
}

/** Who holds these slot roles for the integration or for all of them, by name. Retired roles are held by nobody. */
export async function listHolders(reader: Reader, integrationId: string, roles: readonly string[]): Promise<Holder[]> {
  const grants = await reader.slotGrant.findMany({
    where: {
      slotRole: { key: { in: [...roles] }, retiredAt: null },
      OR: [{ integrationId: null }, { integrationId }],
      person: { disabledAt: null },
    },
    select: { slotRole: { select: { key: true } }, person: { select: { id: true, name: true, email: true, locale: true } } },
    orderBy: [{ person: { name: 'asc' } }, { personId: 'asc' }],
  })
  const held = grants.map(({ slotRole, person }) => ({
    role: slotRole.key,
    personId: person.id,
    name: person.name,
    email: person.email,
    locale: person.locale,
  }))
  return held.filter((one, index) => held.findIndex((other) => other.role === one.role && other.personId === one.personId) === index)
}
