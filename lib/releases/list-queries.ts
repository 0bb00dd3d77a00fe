import { type Actor, readableWhere } from '@/lib/core/actor'
import { now as clock } from '@/lib/core/clock'
import { db } from '@/lib/core/db/client'
import { loadFacts } from './load-facts'
import { type ReleaseFilter, releasesPerPage } from './schema'
import { isEnded, openStates, type ReleaseState, releaseStates } from './state'
import type { ReleaseLine } from './view'

/** Releases judged at the same time, so that one page does not take every connection of the pool. */
const atOnce = 4

/** One page of releases, the newest first, each that still moves with its verdict. Integrations the actor may read only. */
export async function listReleases(actor: Actor, filter: ReleaseFilter): Promise<{ releases: ReleaseLine[]; total: number; page: number }> {
  const where = whereOf(actor, filter)
  const [total, rows] = await Promise.all([
    db.release.count({ where }),
    db.release.findMany({
      where,
      orderBy: { number: 'desc' },
      skip: (filter.page - 1) * releasesPerPage,
      take: releasesPerPage,
      select: lineColumns,
    }),
  ])
  return { releases: await withVerdicts(rows), total, page: filter.page }
}

const lineColumns = {
  id: true,
  number: true,
  title: true,
  releaseVersion: true,
  state: true,
  managerId: true,
  endedAt: true,
  integration: { select: { id: true, name: true } },
  environment: { select: { id: true, name: true } },
  checklist: { select: { windowStart: true, windowEnd: true, timeZone: true } },
} as const

type Row = Awaited<ReturnType<typeof readLines>>[number]
const readLines = () => db.release.findMany({ select: lineColumns })

async function withVerdicts(rows: readonly Row[]): Promise<ReleaseLine[]> {
  const now = clock()
  const people = await db.person.findMany({ where: { id: { in: rows.map((row) => row.managerId) } }, select: { id: true, name: true } })
  const nameOf = new Map(people.map((person) => [person.id, person.name]))
  const lines: ReleaseLine[] = []
  for (let index = 0; index < rows.length; index += atOnce) {
    lines.push(...(await Promise.all(rows.slice(index, index + atOnce).map((row) => lineOf(row, nameOf, now)))))
  }
  return lines
}

async function lineOf(row: Row, nameOf: ReadonlyMap<string, string>, now: Date): Promise<ReleaseLine> {
  const facts = isEnded(row.state) ? null : await loadFacts(db, row.id, now)
  const { id, number, title, releaseVersion, state, integration, environment, checklist, managerId, endedAt } = row
  return {
    id,
    number,
    title,
    version: releaseVersion,
    state,
    integration,
    environment,
    window: { start: checklist.windowStart.toISOString(), end: checklist.windowEnd.toISOString(), timeZone: checklist.timeZone },
    managerName: nameOf.get(managerId) ?? '',
    endedAt: endedAt?.toISOString() ?? null,
    verdict: facts?.verdict ? { call: facts.verdict.call, blockers: facts.verdict.blockers.length } : null,
  }
}

function whereOf(actor: Actor, { search, integrationId, environmentId, state }: ReleaseFilter) {
  const like = { contains: search ?? '', mode: 'insensitive' as const }
  const number = /^#?(\d{1,9})$/.exec(search ?? '')?.[1]
  return {
    AND: [
      readableWhere(actor),
      integrationId ? { integrationId } : {},
      environmentId ? { environmentId } : {},
      state ? { state: { in: statesOf(state) } } : {},
      search
        ? {
            OR: [
              { title: like },
              { releaseVersion: like },
              { integration: { name: like } },
              { environment: { name: like } },
              ...(number ? [{ number: Number(number) }] : []),
            ],
          }
        : {},
    ],
  }
}

/** `open`, `ended` or one state; a word that is none matches nothing. */
function statesOf(word: string): ReleaseState[] {
  if (word === 'open') return [...openStates]
  if (word === 'ended') return releaseStates.filter(isEnded)
  return releaseStates.filter((state) => state === word)
}
