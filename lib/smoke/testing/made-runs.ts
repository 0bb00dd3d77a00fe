import { randomUUID } from 'node:crypto'
import type { TestDb } from '@/lib/core/testing/test-db'

/** A finished run as a test describes it: its steps are named `Step 1`, `Step 2` … and took `ms`; where it did not pass, none of them did. */
export type MadeRun = { at: Date; state?: string; ms?: readonly number[]; keptFrom?: string; detail?: object }

/** Writes finished runs, thousands at once; answers with their ids in order. */
export async function madeRuns(
  owner: TestDb['owner'],
  place: { suiteId: string; environmentId: string },
  made: readonly MadeRun[],
): Promise<string[]> {
  const rows = made.map(({ state = 'passed', ms = [], detail = {}, ...run }) => ({ id: randomUUID(), state, ms, detail, ...run }))
  const json = JSON.stringify(rows)
  await owner(
    `insert into smoke_runs (id, suite_id, environment_id, revision, state, requested_by_name, created_at, started_at, finished_at, kept_from_id)
     select id, $2, $3, 1, state::run_state, 'Nobody', at, at, at, "keptFrom" from jsonb_to_recordset($1::jsonb) as r(id uuid, state text, at timestamptz, "keptFrom" uuid)`,
    [json, place.suiteId, place.environmentId],
  )
  await owner(
    `insert into smoke_results (run_id, position, name, state, status, started_at, timings, assertions, request, detail)
     select r.id, m.nth - 1, 'Step ' || m.nth, case state when 'passed' then 'passed' else 'failed' end::step_state, 200, at, jsonb_build_object('totalMs', m.ms::float8), '[]', '{}', detail
     from jsonb_to_recordset($1::jsonb) as r(id uuid, state text, at timestamptz, detail jsonb, ms jsonb), jsonb_array_elements_text(r.ms) with ordinality m(ms, nth)`,
    [json],
  )
  return rows.map(({ id }) => id)
}
