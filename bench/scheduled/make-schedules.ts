import { randomUUIDv7 } from 'node:crypto'
import { ownerSql } from '../../e2e/support/session'
import type { RunningApp } from '../../e2e/support/start-app'

/** What the benches need of a running product. */
export type BenchedApp = Pick<RunningApp, 'ownerUrl'>

/** Suites of one integration. */
const perIntegration = 50

export type MadeSchedules = { ids: string[]; integrationIds: string[] }

/**
 * So many suites of one step (a secret header, a status and a JSONPath assertion), each scheduled every so many seconds from now on, fifty an
 * integration. Written straight into the tables: nobody waits for thousands of audited decisions.
 */
export async function makeSchedules(
  app: BenchedApp,
  options: { checks: number; everySeconds: number; url: string },
): Promise<MadeSchedules> {
  const sql = <R extends Record<string, unknown>>(text: string, params: unknown[]) => ownerSql<R>(app as RunningApp, text, params)
  const { nextSlot } = await import('@/lib/smoke/schedules/slots')
  const { digestOf } = await import('@/lib/core/canonical')
  const { SuiteDefinition } = await import('@/lib/smoke/step-schema')
  const { encryptSecret } = await import('@/lib/core/secrets')
  const { secretContext } = await import('@/lib/integrations/value-versions')
  await sql(
    `insert into settings (key, value) values ('instance', '{"allowLoopback": true}')
     on conflict (key) do update set value = settings.value || '{"allowLoopback": true}', version = settings.version + 1`,
    [],
  )
  const target = new URL(options.url)
  const made: MadeSchedules = { ids: [], integrationIds: [] }
  for (let from = 0; from < options.checks; from += perIntegration) {
    const [integrationId, environmentId, plain, secret] = [randomUUIDv7(), randomUUIDv7(), randomUUIDv7(), randomUUIDv7()]
    const name = `bench-${integrationId}`
    await sql('insert into integrations (id, key, name) values ($1, $2, $2)', [integrationId, name])
    await sql(`insert into environments (id, integration_id, key, name, features) values ($1, $2, 'production', 'Production', '{}')`, [
      environmentId,
      integrationId,
    ])
    await sql(
      `insert into allow_rules (id, environment_id, scheme, host, ports, created_by_name) values ($1, $2, 'http', $3, $4, 'Bench')`,
      [randomUUIDv7(), environmentId, target.hostname, [Number(target.port)]],
    )
    await sql(`insert into variables (id, integration_id, key, kind) values ($1, $3, 'BASE_URL', 'plain'), ($2, $3, 'API_KEY', 'secret')`, [
      plain,
      secret,
      integrationId,
    ])
    await sql(
      `insert into variable_values (id, variable_id, environment_id, version, plain, secret, set_by_name)
       values ($1, $2, $5, 1, $6, null, 'Bench'), ($3, $4, $5, 1, null, $7, 'Bench')`,
      [
        randomUUIDv7(),
        plain,
        randomUUIDv7(),
        secret,
        environmentId,
        options.url,
        encryptSecret('bench-secret-value-0123456789', secretContext(secret, environmentId, 1)),
      ],
    )
    const now = new Date()
    const rows = Array.from({ length: Math.min(perIntegration, options.checks - from) }, (_, n) => {
      const id = randomUUIDv7()
      const definition = SuiteDefinition.parse({
        steps: [
          {
            name: 'Up',
            request: {
              method: 'GET',
              url: `{{BASE_URL}}/up/${id}`,
              headers: [{ name: 'Authorization', value: 'Bearer {{API_KEY}}' }],
            },
            assertions: [
              { kind: 'status', params: { expected: '200' } },
              { kind: 'jsonpath', params: { path: '$.up', op: 'equals', value: 'true' } },
            ],
          },
        ],
      })
      const plan = { id, enabled: true, everySeconds: options.everySeconds, cron: null, timeZone: 'UTC' }
      return { id, suite: randomUUIDv7(), key: `check_${n}`, definition, digest: digestOf(definition), due: nextSlot(plan, now) }
    })
    await sql(
      `with n as (select * from jsonb_to_recordset($1::jsonb) as n (id uuid, suite uuid, key text, definition jsonb, digest text, due timestamptz)),
       s as (insert into smoke_suites (id, integration_id, key, name) select suite, $2::uuid, key, key from n returning id),
       r as (insert into suite_revisions (suite_id, revision, definition, digest, created_by_name)
         select suite, 1, definition, digest, 'Bench' from n join s on s.id = n.suite returning suite_id)
       insert into smoke_schedules (id, suite_id, environment_id, every_seconds, created_by_name, next_due_at)
       select n.id, n.suite, $3::uuid, $4, 'Bench', n.due from n join r on r.suite_id = n.suite`,
      [JSON.stringify(rows), integrationId, environmentId, options.everySeconds],
    )
    made.ids.push(...rows.map((row) => row.id))
    made.integrationIds.push(integrationId)
  }
  return made
}

/** Takes the schedules away; what they left stays. */
export async function removeSchedules(app: BenchedApp, { ids }: MadeSchedules): Promise<void> {
  await ownerSql(app as RunningApp, 'delete from smoke_schedules where id = any($1::uuid[])', [ids])
}
