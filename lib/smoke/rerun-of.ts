import type { Tx } from '@/lib/core/db/client'
import { notFound, refuse } from '@/lib/core/refusal'
import { getConfigurationFacts } from '@/lib/integrations/configuration'
import { decideRerun } from './decide-rerun'
import { openCaptures } from './kept-captures'
import type { PlannedStep } from './step-schema'

type Wanted = { fromRunId: string; suiteId: string; environmentId: string; revision: number; plan: readonly PlannedStep[]; now: Date }

/** The positions of a run whose results stay when the rest is asked again. Refuses with the reason where it must be run whole. */
export async function rerunOf(tx: Tx, wanted: Wanted): Promise<{ runId: string; keep: number[] }> {
  const run = await tx.smokeRun.findUnique({
    where: { id: wanted.fromRunId },
    include: { results: { select: { position: true, state: true, attempts: true } } },
  })
  if (!run) throw notFound('run')
  const configuration = await getConfigurationFacts(tx, wanted.environmentId)
  const decision = decideRerun(
    {
      run,
      now: { ...wanted, configDigest: configuration?.digest ?? null },
      plan: wanted.plan,
      results: run.results,
      capturesOf: new Set(openCaptures(run.id, run.keptCaptures).map(({ position }) => position)),
    },
    wanted.now,
  )
  if (!decision.ok) throw refuse(decision.why, {}, { field: 'fromRunId' })
  return { runId: run.id, keep: decision.keep }
}

/** Copies results into a run that takes another up again; each says from which run it is. */
export async function copyKept(tx: Tx, { runId, from, keep }: { runId: string; from: string; keep: readonly number[] }): Promise<void> {
  await tx.$executeRaw`
    insert into smoke_results
      (run_id, position, name, state, started_at, attempts, status, timings, assertions, request, response, captures, error, detail)
    select ${runId}::uuid, position, name, state, started_at, attempts, status, timings, assertions, request, response, captures, error,
      detail || jsonb_build_object('keptFrom', coalesce(detail ->> 'keptFrom', ${from}::text))
    from smoke_results where run_id = ${from}::uuid and position = any(${[...keep]}::int[]) and state = 'passed'`
}
