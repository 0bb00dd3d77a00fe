import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { adminRole, ensureCluster } from '@/lib/start/postgres/cluster'

/** Runs a piece of work with the address of a PostgreSQL that exists only for it. */
export async function withScratchServer<T>(work: (adminUrl: string) => T | Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gonogo-scratch-'))
  fs.chmodSync(folder, 0o711)
  const { port, passwords, stop } = await ensureCluster(path.join(folder, 'postgres'))
  try {
    return await work(`postgresql://${adminRole}:${passwords.admin}@127.0.0.1:${port}/postgres`)
  } finally {
    stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
