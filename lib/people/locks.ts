import type { Tx } from '@/lib/core/db/client'
import { env } from '@/lib/core/env'
import { notFound, refuse } from '@/lib/core/refusal'
import { type AccessState, leavesNoAdministrator } from './rules'

/** A person's row, locked until the transaction ends: changes to one person's access happen one after another. */
export async function lockPerson(tx: Tx, personId: string) {
  await tx.$queryRaw`select id from people where id = ${personId}::uuid for no key update`
  const person = await tx.person.findUnique({ where: { id: personId }, include: { roleGrants: true } })
  if (!person) throw notFound('person')
  return person
}

/**
 * Runs a change that takes something away, and refuses it when nobody could administer the installation afterwards. Such changes
 * happen one after another, so that two administrators cannot remove each other at the same moment.
 */
export async function keepAnAdministrator(tx: Tx, change: () => Promise<void>): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('gonogo.administrators', 0))`
  const before = await accessStates(tx)
  await change()
  if (leavesNoAdministrator(before, await accessStates(tx))) throw refuse('last_administrator', {}, { status: 409 })
}

async function accessStates(tx: Tx): Promise<AccessState[]> {
  const demo = env().GONOGO_DEMO
  const people = await tx.person.findMany({
    where: { roleGrants: { some: { role: 'administrator', integrationId: null } } },
    select: {
      id: true,
      disabledAt: true,
      passwordHash: true,
      fictional: true,
      roleGrants: { select: { role: true, integrationId: true } },
    },
  })
  return people.map((person) => ({
    id: person.id,
    canSignIn: person.disabledAt === null && person.passwordHash !== null && (demo || !person.fictional),
    grants: person.roleGrants,
  }))
}

/** A person as audit entries name them. */
export const personEntity = (person: { id: string; name: string }) => ({ type: 'person', id: person.id, label: person.name })

/** Live topics a change to a person touches: their own pages, the list, and streams opened with their sessions. */
export const touchedBy = (personId: string) => [`person:${personId}`, 'people']
