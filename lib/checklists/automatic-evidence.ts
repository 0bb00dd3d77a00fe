import type { Reader } from '@/lib/core/db/client'
import { getConfigurationFacts, listConfigurationChanges } from '@/lib/integrations/configuration'
import { changeAfter, isEvidence } from '@/lib/smoke/rules'
import type { AutomaticEvidence } from './rules'

/** What an automatic item needs to be judged: which suite it is bound to and which run settled it. */
export interface BoundItem {
  id: string
  kind: string
  params: unknown
  smokeRunId: string | null
}

/** The suite an item is bound to, if there is one by that key. */
export interface BoundSuite {
  id: string
  key: string
  name: string
}

export interface BoundEvidence {
  evidence: AutomaticEvidence
  suite: BoundSuite | null
}

/** How many configuration changes after a run are looked at; the first of them is the one that is named. */
const mostChanges = 200

/**
 * For every automatic item: the run that settled it, the first change since that the run does not know of, and whether another is under
 * way. The same as `changeAfter` says for the smoke station, so item and station never disagree.
 */
export async function readAutomaticEvidence(
  reader: Reader,
  place: { integrationId: string; environmentId: string },
  items: readonly BoundItem[],
): Promise<Map<string, BoundEvidence>> {
  const bound = items.flatMap((item) => {
    const key = suiteKeyOf(item)
    return key === null ? [] : [{ ...item, key }]
  })
  if (bound.length === 0) return new Map()
  const { integrationId, environmentId } = place
  // One after another: a transaction is one connection, and takes one question at a time.
  const suites = await reader.smokeSuite.findMany({
    where: { integrationId, key: { in: [...new Set(bound.map((item) => item.key))] } },
    include: { revisions: { orderBy: { revision: 'desc' }, take: 1, select: { createdAt: true } } },
  })
  const runs = await reader.smokeRun.findMany({ where: { id: { in: bound.flatMap((item) => item.smokeRunId ?? []) } } })
  const active = await reader.smokeRun.findMany({
    where: { suiteId: { in: suites.map((suite) => suite.id) }, environmentId, state: { in: ['queued', 'running'] } },
    select: { suiteId: true },
  })
  const since = runs.map((run) => run.startedAt ?? run.createdAt).sort((a, b) => a.getTime() - b.getTime())[0]
  const configuration = since ? await getConfigurationFacts(reader, environmentId) : null
  const changes = since ? await listConfigurationChanges(reader, environmentId, { after: since, limit: mostChanges }) : []
  return new Map(
    bound.map((item): [string, BoundEvidence] => {
      const suite = suites.find((one) => one.key === item.key) ?? null
      const run = runs.find((one) => one.id === item.smokeRunId && one.suiteId === suite?.id)
      const running = active.some((one) => one.suiteId === suite?.id)
      const shown = suite && !suite.archivedAt ? { id: suite.id, key: suite.key, name: suite.name } : null
      if (!suite || !run || !isEvidence(run.state)) return [item.id, { suite: shown, evidence: { seen: null, changed: null, running } }]
      const revision = { name: suite.name, revision: suite.revision, revisedAt: suite.revisions[0]?.createdAt ?? suite.createdAt }
      const changed = changeAfter({ suite: revision, configuration: { digest: configuration?.digest ?? '', changes } }, run)
      const { id, state, passedCount, stepCount, summary } = run
      const seen = {
        id,
        state,
        passedCount,
        stepCount,
        summary,
        name: suite.name,
        passed: state === 'passed',
        at: run.finishedAt ?? run.createdAt,
      }
      return [item.id, { suite: shown, evidence: { seen, changed, running } }]
    }),
  )
}

/** The key of the suite an item is bound to; null for every other kind. */
export function suiteKeyOf(item: { kind: string; params: unknown }): string | null {
  if (item.kind !== 'smoke' || typeof item.params !== 'object' || item.params === null) return null
  const { suiteKey } = item.params as { suiteKey?: unknown }
  return typeof suiteKey === 'string' ? suiteKey : null
}
