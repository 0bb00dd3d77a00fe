import { Client } from 'pg'
import { connectAs, describeUrl } from './connect'
import type { Database } from './embedded-database'
import { ensureRole, runtimePassword, runtimeRoleName } from './roles'
import { StartError } from './start-error'

type Settings = { DATABASE_URL: string; DATABASE_OWNER_URL?: string | undefined; NEXTAUTH_SECRET: string }

/**
 * The database named by DATABASE_URL. With DATABASE_OWNER_URL that one migrates and DATABASE_URL is the runtime role. Without it, a
 * DATABASE_URL that may create roles is taken as the owner, and a runtime role is made from it. Otherwise DATABASE_URL serves alone, and
 * the caller checks that the migrations are current.
 */
export async function openExternal(settings: Settings): Promise<Database> {
  const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl } = settings
  const note = describeUrl(url, 'DATABASE_URL')
  const plain = { embedded: false, note, close: async () => {} }

  if (ownerUrl) {
    const owner = await connectAs(ownerUrl, 'DATABASE_OWNER_URL')
    await owner.end()
    const runtime = await connectAs(url, 'DATABASE_URL')
    try {
      if ((await fingerprint(runtime)) !== (await fingerprintOf(ownerUrl)))
        throw new StartError('DATABASE_OWNER_URL and DATABASE_URL lead to different databases.')
      return { ...plain, url, ownerUrl, runtimeRole: await currentUser(runtime) }
    } finally {
      await runtime.end()
    }
  }

  const client = await connectAs(url, 'DATABASE_URL')
  try {
    const { rows } = await client.query<{ may: boolean; name: string }>(
      'select rolsuper or rolcreaterole as may, current_database() as name from pg_roles where rolname = current_user',
    )
    if (!rows[0]?.may) return { ...plain, url, ownerUrl: null, runtimeRole: await currentUser(client) }
    const role = runtimeRoleName(rows[0].name)
    const password = runtimePassword(settings.NEXTAUTH_SECRET, rows[0].name)
    await ensureRole(client, role, password, 'runtime')
    const runtime = new URL(url)
    runtime.username = encodeURIComponent(role)
    runtime.password = encodeURIComponent(password)
    await (await connectAs(runtime.href, 'The runtime role made from DATABASE_URL')).end()
    return { ...plain, url: runtime.href, ownerUrl: url, runtimeRole: role }
  } finally {
    await client.end()
  }
}

async function currentUser(client: Client): Promise<string> {
  const { rows } = await client.query<{ me: string }>('select current_user::text as me')
  return rows[0]!.me
}

/** Tells databases apart however they are addressed. */
async function fingerprint(client: Client): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    'select oid::text || datname || pg_postmaster_start_time()::text as id from pg_database where datname = current_database()',
  )
  return rows[0]!.id
}

async function fingerprintOf(url: string): Promise<string> {
  const client = new Client({ connectionString: url })
  await client.connect()
  return fingerprint(client).finally(() => client.end())
}
