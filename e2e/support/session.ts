import { randomUUID } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import pg from 'pg'
import type { RunningApp } from './start-app'

/** Name of the session cookie on plain HTTP, as a browser sees it. */
export const sessionCookie = 'gonogo.session'

/** SQL as the owner of an app's database: for looking at what is kept, and for what no verb may do. */
export async function ownerSql<R extends pg.QueryResultRow>(app: RunningApp, sql: string, params: unknown[] = []): Promise<R[]> {
  const client = new pg.Client({ connectionString: app.ownerUrl })
  await client.connect()
  try {
    return (await client.query<R>(sql, params)).rows
  } finally {
    await client.end()
  }
}

/**
 * A session of a person of the app, as its cookie value, without the sign-in page: for what is not about signing in. The
 * password counts as entered now.
 */
export async function sessionOf(app: RunningApp, email: string): Promise<string> {
  const [person] = await ownerSql<{ id: string }>(app, 'select id from people where email = $1', [email])
  if (!person) throw new Error(`Nobody here is ${email}`)
  const sid = randomUUID()
  await ownerSql(app, `insert into sessions (id, person_id, expires_at) values ($1, $2, now() + interval '1 day')`, [sid, person.id])
  return encode({ token: { sid }, secret: app.env.NEXTAUTH_SECRET ?? '', maxAge: 86_400 })
}
