import type { Reader, Tx } from '@/lib/core/db/client'
import { notFound, refuse } from '@/lib/core/refusal'
import { getConfigurationFacts } from '@/lib/integrations/configuration'
import { decideRerun, type RerunFacts } from './decide-rerun'
import { openCaptures } from './kept-captures'
import type { PlannedStep } from './step-schema'

type Ended = RerunFacts['run'] & { id: string; keptCaptures: string | null; results: RerunFacts['results'] }
type Asked = Pick<RerunFacts['now'], 'suiteId' | 'environmentId' | 'revision'> & { plan: readonly PlannedStep[]; now: Date }

/** Whether a run can be taken up again at what failed, as its suite and configuration are now. */
export async function judgeRerun(reader: Reader, run: Ended, { plan, now, ...place }: Asked) {
  const configuration = await getConfigurationFacts(reader, place.environmentId)
  return decideRerun(
    {
      run,
      now: { ...place, configDigest: configuration?.digest ?? null },
      plan,
      results: run.results,
      capturesOf: new Set(openCaptures(run.id, run.keptCaptures).map(({ position }) => position)),
    },
    now,
  )
}

type Wanted = Asked & { fromRunId: string }

/** The positions of a run whose results stay when the rest is asked again. Refuses with the reason where it must be run whole. */
export async function rerunOf(tx: Tx, wanted: Wanted): Promise<{ runId: string; keep: number[] }> {
  const run = await tx.smokeRun.findUnique({
    where: { id: wanted.fromRunId },
    include: { results: { select: { position: true, state: true, attempts: true } } },
  })
  if (!run) throw notFound('run')
  const decision = await judgeRerun(tx, run, wanted)
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
