import { Client } from 'pg'
import { StartError } from './start-error'

/**
 * Refuses to serve as a role that owns tables, is superuser or may create roles: the audit chain is append-only by
 * rights, and an owner has every right. Run by the web and the worker process before they take work.
 */
export async function refuseOwner(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'gonogo-check' })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<{ me: string; strong: boolean; owned: string | null }>(
      `select current_user::text as me, r.rolsuper or r.rolcreaterole as strong,
         (select min(c.relname)::text from pg_class c
          where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and pg_has_role(current_user, c.relowner, 'MEMBER')) as owned
       from pg_roles r where r.rolname = current_user`,
    )
    const [row] = rows
    if (row?.strong || row?.owned) {
      throw new StartError(
        `DATABASE_URL connects as ${row.me}, which ${row.strong ? 'may change any role' : `owns the table ${row.owned}`}. The product must not serve as owner: give it the runtime role (docs/operating.md).`,
      )
    }
  } finally {
    await client.end()
  }
}
