import { type Actor, type PersonActor, readableWhere } from '@/lib/core/actor'
import { now as clock } from '@/lib/core/clock'
import { db } from '@/lib/core/db/client'
import { can } from '@/lib/core/permissions'
import { listIntegrations } from '@/lib/integrations/queries'
import { listOpenActions } from '@/lib/lessons/queries'
import { readInstanceSettings } from '@/lib/people/instance-settings'
import { loadFacts, type ReleaseFacts } from '@/lib/releases/load-facts'
import { listHolders } from '@/lib/releases/slot-holders'
import { openStates } from '@/lib/releases/state'
import { listItemNeeds } from './item-queries'
import { needsOfRelease, releaseOf } from './needs-of-release'
import { listPlaces } from './place-queries'
import { readingNeeds } from './reading-needs'
import { type Need, orderNeeds } from './rules'
import type { Board, FlightRow } from './schema'

/** More releases than this are not in flight at once; the releases page lists all. */
const most = 60
/** Releases judged at the same time, so that one board does not take every connection of the pool. */
const atOnce = 4

/** Everything the board shows, read under the actor's rights. Needs are a person's: a machine has none. */
export async function getBoard(actor: Actor): Promise<Board> {
  const now = clock()
  const [facts, integrations, templates] = await Promise.all([
    loadInFlight(actor, now),
    listIntegrations(actor),
    db.template.count({ where: { retiredAt: null, versions: { some: { state: 'published' } } } }),
  ])
  const [places, managers, needs] = await Promise.all([
    listPlaces(integrations),
    db.person.findMany({ where: { id: { in: facts.map((each) => each.release.managerId) } }, select: { id: true, name: true } }),
    actor.kind === 'person' ? listNeeds(actor, facts, now) : [],
  ])
  return {
    needs: orderNeeds(needs),
    inFlight: facts.map((each) => flightRow(each, managers.find((person) => person.id === each.release.managerId)?.name ?? '')),
    places,
    may: { createRelease: can(actor, 'release.create'), createIntegration: can(actor, 'integration.create') },
    ready: { integrations: places.length > 0, templates: templates > 0 },
  }
}

async function listNeeds(actor: PersonActor, facts: readonly ReleaseFacts[], now: Date): Promise<Need[]> {
  const [settings, items, actions] = await Promise.all([
    readInstanceSettings(db),
    listItemNeeds(actor, facts, now),
    listOpenActions(actor, now),
  ])
  const ofReleases = await Promise.all(
    facts.map(async (each) => {
      // Whether a delegation counts depends on whether its giver still holds the role; without one nobody need be asked.
      const delegated = each.release.slots.filter((slot) => slot.delegations.length > 0).map((slot) => slot.slotRoleKey)
      const holders = delegated.length > 0 ? await listHolders(db, each.release.integrationId, delegated) : []
      return needsOfRelease(each, actor, { now, holders, requesterMaySign: settings.requesterMaySign })
    }),
  )
  return [
    ...ofReleases.flat(),
    ...items,
    ...facts.flatMap((each) => readingNeeds(each, actor, now)),
    ...actions.map(({ id, ...action }): Need => ({ kind: 'action', actionId: id, ...action })),
  ]
}

/** Releases that still move and that this actor may read, with all facts; the nearest window first. */
async function loadInFlight(actor: Actor, now: Date): Promise<ReleaseFacts[]> {
  const rows = await db.release.findMany({
    where: { ...readableWhere(actor), state: { in: [...openStates] } },
    orderBy: [{ checklist: { windowStart: 'asc' } }, { number: 'asc' }],
    take: most,
    select: { id: true },
  })
  const loaded: (ReleaseFacts | null)[] = []
  for (let from = 0; from < rows.length; from += atOnce) {
    loaded.push(...(await Promise.all(rows.slice(from, from + atOnce).map((row) => loadFacts(db, row.id, now)))))
  }
  return loaded.filter((each) => each !== null)
}

function flightRow(facts: ReleaseFacts, managerName: string): FlightRow {
  const { release, verdict } = facts
  return {
    release: releaseOf(facts),
    state: release.state as FlightRow['state'],
    windowEnd: release.checklist.windowEnd,
    managerName,
    call: verdict?.call ?? 'hold',
    blockers: verdict?.blockers.length ?? 0,
    goPossibleAt: verdict?.goPossibleAt ?? null,
    overridden: release.overrides.some((override) => override.confirmedAt !== null && override.withdrawnAt === null),
  }
}
