import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ensureCluster } from './cluster'

// Closed to everybody else, as `mktemp -d` makes them: under root, the database's user must get in all the same.
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gonogo-cluster-'))
const home = path.join(folder, 'postgres')
let stop = () => {}

afterAll(() => {
  stop()
  fs.rmSync(folder, { recursive: true, force: true })
})

const postmaster = () => Number(fs.readFileSync(path.join(home, 'cluster/postmaster.pid'), 'utf8').split('\n')[0])
const gone = async (pid: number) => {
  for (let turn = 0; turn < 100; turn++) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe('the embedded PostgreSQL', () => {
  it('is made whole by one of two starters at once, and both find it running', async () => {
    const [first, second] = await Promise.all([ensureCluster(home), ensureCluster(home)])
    stop = first.stop
    expect(second.port).toBe(first.port)
    expect(second.passwords).toEqual(first.passwords)
    expect(fs.readdirSync(home).filter((name) => name.startsWith('making-'))).toEqual([])
    expect(fs.statSync(home).mode & 0o077).toBe(0)
    expect(fs.statSync(path.join(home, 'cluster/gonogo-passwords.json')).mode & 0o077).toBe(0)
  }, 60_000)

  it('left running by a killed start is used again', async () => {
    const again = await ensureCluster(home)
    expect(again).toMatchObject({ reused: true, fresh: false })
  }, 60_000)

  it('killed hard starts again, also when another program has got its number', async () => {
    const pid = postmaster()
    process.kill(pid, 'SIGKILL')
    await gone(pid)
    const stranger = spawn('sleep', ['60'])
    const lock = path.join(home, 'cluster/postmaster.pid')
    fs.writeFileSync(lock, fs.readFileSync(lock, 'utf8').replace(/^\d+/, String(stranger.pid)))
    const again = await ensureCluster(home)
    stop = again.stop
    stranger.kill()
    expect(again).toMatchObject({ reused: false, fresh: false })
  }, 60_000)

  it('of another major version is refused in one line', async () => {
    stop()
    const version = path.join(home, 'cluster/PG_VERSION')
    const own = fs.readFileSync(version, 'utf8')
    fs.writeFileSync(version, '19\n')
    await expect(ensureCluster(home)).rejects.toThrow(/belongs to PostgreSQL 19, this Gonogo brings 18/)
    fs.writeFileSync(version, own)
  }, 60_000)
})
