import fs from 'node:fs'
import path from 'node:path'
import { embeddedUrl } from '@/lib/start/embedded-database'
import { ensureCluster } from '@/lib/start/postgres/cluster'
import { loadSecrets } from '@/lib/start/secrets'

const root = path.resolve(import.meta.dirname, '../..')

/**
 * Puts into the environment what the product's own code reads: the database (DATABASE_URL, else the embedded one, which is started for the
 * time of the command when it is not running) and the secrets. Refuses when there is no data at all. Answers how to give it back.
 */
export async function openDatabase(): Promise<() => Promise<void>> {
  const dataDir = path.resolve(root, process.env.GONOGO_DATA || 'data')
  process.env.GONOGO_DATA = dataDir
  process.env.LOG_LEVEL ??= 'warn'
  const external = Boolean(process.env.DATABASE_URL)
  if (!external && !fs.existsSync(path.join(dataDir, 'postgres/cluster'))) {
    throw new Error(`There is no data in ${dataDir}. Start Gonogo once, or set DATABASE_URL or GONOGO_DATA.`)
  }
  Object.assign(process.env, external ? {} : loadSecrets(dataDir, process.env, false))
  const cluster = external ? null : await ensureCluster(path.join(dataDir, 'postgres'))
  if (cluster) process.env.DATABASE_URL = embeddedUrl(cluster)
  return async () => {
    const { db } = await import('@/lib/core/db/client')
    await db.$disconnect()
    if (cluster && !cluster.reused) cluster.stop()
  }
}
