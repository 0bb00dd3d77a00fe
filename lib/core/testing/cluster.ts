import { createHash } from 'node:crypto'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { adminRole, ensureCluster } from '@/lib/start/postgres/cluster'

/** A running PostgreSQL of our own: the address of its superuser and how to stop it. */
export type TestCluster = { adminUrl: string; stop: () => void }

/** The folder of this checkout's test cluster. Outside the project, so that a test run leaves the tree clean. */
function testClusterFolder(): string {
  const checkout = createHash('sha256').update(process.cwd()).digest('hex').slice(0, 8)
  return process.env.GONOGO_TEST_DATA ?? path.join(os.tmpdir(), `gonogo-test-${checkout}`)
}

/**
 * Starts the test cluster or finds it running, whoever started it. It writes without fsync: nothing in it is
 * worth keeping. It stays up between runs so that a single test file starts at once; `npm test` stops it at its end.
 */
export async function ensureTestCluster(): Promise<TestCluster> {
  const { port, passwords, reused, stop } = await ensureCluster(path.join(testClusterFolder(), 'postgres'))
  const adminUrl = `postgresql://${adminRole}:${passwords.admin}@127.0.0.1:${port}/postgres`
  if (!reused) {
    await withClient(adminUrl, async (client) => {
      for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit']) await client.query(`alter system set ${setting} = off`)
      await client.query('select pg_reload_conf()')
    })
  }
  return { adminUrl, stop }
}

/** Opens a connection for one piece of work and closes it. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
