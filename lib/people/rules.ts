import type { Grant, Role } from '@/lib/core/actor'

/** How long the link of an invitation or a reset can be used, in milliseconds: three days and one day. */
export const linkLifeMs = { invite: 3 * 86_400_000, reset: 86_400_000 } as const
export type LinkPurpose = keyof typeof linkLifeMs

/** What one has to know about a person to say whether the installation can still be administered. */
export type AccessState = { id: string; canSignIn: boolean; grants: Grant[] }

/** Whether a person is one the installation can rely on: able to sign in, administrator for all. */
export function isAdministrator(person: AccessState): boolean {
  return person.canSignIn && person.grants.some((grant) => grant.role === 'administrator' && grant.integrationId === null)
}

/**
 * Whether nobody would be left to administer the installation after a change. `before` and `after` are the same people; somebody who
 * was invited and has not accepted, or is disabled, does not count.
 */
export function leavesNoAdministrator(before: AccessState[], after: AccessState[]): boolean {
  return before.some(isAdministrator) && !after.some(isAdministrator)
}

/** Whether a role may be given for this: an administrator is one for the whole installation or not at all. */
export function mayGrantFor(role: Role, integrationId: string | null): boolean {
  return role !== 'administrator' || integrationId === null
}

/** What a person's page says of their state. */
export type PersonStanding = 'active' | 'invited' | 'invitation_over' | 'disabled' | 'demo_only'

/** The standing of a person from what is stored; `shut` is a fictional one outside the demo. */
export function standingOf(
  person: { disabledAt: Date | null; hasPassword: boolean; linkEndsAt: Date | null; shut: boolean },
  now: Date,
): PersonStanding {
  if (person.disabledAt) return 'disabled'
  if (person.shut) return 'demo_only'
  if (person.hasPassword) return 'active'
  return person.linkEndsAt && person.linkEndsAt > now ? 'invited' : 'invitation_over'
}

/** A browser and system as a person recognises them, from what the browser says of itself; null where it says nothing known. */
export function deviceOf(userAgent: string): { browser: string | null; system: string | null } {
  const browsers: [RegExp, string][] = [
    [/Edg(?:e|A|iOS)?\//, 'Edge'],
    [/OPR\//, 'Opera'],
    [/Firefox\/|FxiOS\//, 'Firefox'],
    [/Chrome\/|CriOS\//, 'Chrome'],
    [/Safari\//, 'Safari'],
    [/curl\//, 'curl'],
  ]
  const systems: [RegExp, string][] = [
    [/iPhone|iPad/, 'iOS'],
    [/Android/, 'Android'],
    [/Windows/, 'Windows'],
    [/Mac OS X|Macintosh/, 'macOS'],
    [/CrOS/, 'ChromeOS'],
    [/Linux|X11/, 'Linux'],
  ]
  const first = (table: [RegExp, string][]) => table.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null
  return { browser: first(browsers), system: first(systems) }
}
