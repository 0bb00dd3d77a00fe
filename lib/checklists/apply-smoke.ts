import { command, type AuditRecord } from '@/lib/core/command'
import type { Tx } from '@/lib/core/db/client'
import { auditOf, touchedBy } from './lock-item'
import { stateWithoutWaiver } from './rules'
import { ApplySmokeInput, type ItemState } from './schema'
import { endWaivers, unsettled } from './settle'

/** What a finished run does to an item bound to its suite. A run that was cut short says nothing. */
const effects: Record<string, ItemState | null> = { passed: 'done', failed: 'failed', timed_out: 'failed', errored: 'open' }

/**
 * Lets a finished run speak for the items bound to its suite in its environment: passed ticks them, failed and timed out
 * fail them, an error (we could not ask) opens them. Before a release starts it speaks for the items before the start, after it for those
 * before completion, so that last week's pass never stands for the window. Older runs never overtake newer ones; applying one twice
 * changes nothing.
 */
export const applySmoke = command({
  name: 'item.apply_smoke',
  input: ApplySmokeInput,
  run: async ({ tx, input, now }) => {
    const run = await tx.smokeRun.findUnique({
      where: { id: input.runId },
      include: { suite: { select: { key: true, integrationId: true } } },
    })
    const state = run ? (effects[run.state] ?? null) : null
    if (!run || state === null) return { value: { applied: 0 }, audit: null }
    const found = await boundItems(tx, run.suite, run.environmentId, run.createdAt)
    const audit: AuditRecord[] = []
    const touched: string[] = []
    for (const { id, release } of found) {
      const item = await tx.checklistItem.findUniqueOrThrow({ where: { id } })
      if (item.smokeRunId === run.id || (await isOlder(tx, run.createdAt, item.smokeRunId))) continue
      const summary = run.summary.slice(0, 500)
      // Passing again keeps an item fresh; settled it was by the first pass.
      const settled =
        item.state === 'done' && state === 'done'
          ? {}
          : { settledById: null, settledByName: run.requestedByName, settledAt: run.finishedAt ?? now }
      const reason = state === 'failed' ? summary || `${run.passedCount} of ${run.stepCount} steps` : ''
      // A waiver goes on over a failure and ends with a pass; the failure is kept underneath it.
      const kept = item.state === 'waived' && state !== 'done'
      if (item.state === 'waived' && !kept) await endWaivers(tx, id, run.requestedByName, now)
      await tx.checklistItem.update({
        where: { id },
        data: {
          smokeRunId: run.id,
          version: { increment: 1 },
          ...(kept ? {} : { state, ...(state === 'open' ? unsettled : settled) }),
          reason,
        },
      })
      const seen = { run: run.id, runState: run.state, passed: run.passedCount, steps: run.stepCount }
      audit.push({
        ...auditOf(item, {
          before: { state: item.state, underneath: stateWithoutWaiver(item) },
          after: { state: kept ? 'waived' : state, ...seen, ...(reason ? { reason } : {}) },
        }),
        integrationId: run.suite.integrationId,
      })
      touched.push(...touchedBy(release))
    }
    return { value: { applied: audit.length }, audit: audit.length > 0 ? audit : null, touched }
  },
})

/** The items a run speaks for, locked in the order of their ids so that two runs at once never wait for each other in a ring. */
async function boundItems(tx: Tx, suite: { key: string; integrationId: string }, environmentId: string, ranAt: Date) {
  return tx.$queryRaw<{ id: string; release: string | null }[]>`
    select i.id, r.id as release from checklist_items i
    join checklists c on c.id = i.checklist_id
    left join releases r on r.checklist_id = c.id
    where i.kind = 'smoke' and i.params->>'suiteKey' = ${suite.key} and i.removed_at is null
      and c.integration_id = ${suite.integrationId}::uuid and c.environment_id = ${environmentId}::uuid and c.closed_at is null
      and i.before = (case when r.started_at is not null and r.started_at <= ${ranAt}::timestamptz then 'completion' else 'start' end)::item_before
      and i.state <> 'not_applicable'
    order by i.id for update of i`
}

async function isOlder(tx: Tx, ranAt: Date, appliedRunId: string | null): Promise<boolean> {
  if (appliedRunId === null) return false
  const applied = await tx.smokeRun.findUnique({ where: { id: appliedRunId }, select: { createdAt: true } })
  return applied !== null && ranAt < applied.createdAt
}
