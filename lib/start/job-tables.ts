import { runMigrations } from 'graphile-worker'
import { type Client, escapeIdentifier } from 'pg'

/** Where graphile-worker keeps its tables. */
export const jobSchema = 'graphile_worker'

/**
 * Brings the job queue's tables up to date as their owner and opens them to the runtime role. The queue switches row security on for its
 * tables and leaves writing policies to whoever runs it as somebody else than the owner: without these the runtime role would see no job.
 */
export async function prepareJobTables(owner: Client, ownerUrl: string, runtimeRole: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, schema: jobSchema })
  const role = escapeIdentifier(runtimeRole)
  const { rows } = await owner.query<{ name: string; secured: boolean }>(
    `select c.relname as name, c.relrowsecurity as secured from pg_class c
     where c.relnamespace = $1::regnamespace and c.relkind = 'r' order by c.relname`,
    [jobSchema],
  )
  const tables = rows.filter(({ name }) => name !== 'migrations')
  const policies = tables
    .filter(({ secured }) => secured)
    .flatMap(({ name }) => {
      const table = `${jobSchema}.${escapeIdentifier(name)}`
      return [
        `drop policy if exists gonogo_runtime on ${table}`,
        `create policy gonogo_runtime on ${table} to ${role} using (true) with check (true)`,
      ]
    })
  const list = tables.map(({ name }) => `${jobSchema}.${escapeIdentifier(name)}`).join(', ')
  const statements = [
    `grant usage on schema ${jobSchema} to ${role}`,
    `grant select on ${jobSchema}.migrations to ${role}`,
    `grant select, insert, update, delete on ${list} to ${role}`,
    `grant select on ${jobSchema}.jobs to ${role}`,
    `grant usage, select on all sequences in schema ${jobSchema} to ${role}`,
    `grant execute on all functions in schema ${jobSchema} to ${role}`,
    ...policies,
  ]
  await owner.query(['begin', ...statements, 'commit'].join(';\n'))
}
