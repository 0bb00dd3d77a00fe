import { spawnSync } from 'node:child_process'
import fs from 'node:fs'

/** Whether the process with this number lives and is a PostgreSQL server; after a crash another program may have the number. */
export function isPostgres(pid: number): boolean {
  if (process.platform === 'linux') {
    try {
      return /postgres|postmaster/.test(fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '')
    } catch {
      return false
    }
  }
  if (process.platform === 'win32') {
    return /postgres/i.test(spawnSync('tasklist', ['/FI', `PID eq ${pid}`, '/NH'], { encoding: 'utf8' }).stdout ?? '')
  }
  return /postgres|postmaster/.test(spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '')
}
