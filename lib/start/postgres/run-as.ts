import { spawnSync, type SpawnSyncReturns } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { StartError } from '../start-error'

/** How the programs of PostgreSQL are run: as this user, or (when this user is root, which PostgreSQL refuses) as another. */
export type RunAs = {
  /** Set when the files must belong to somebody else. */
  owner: { uid: number; gid: number } | null
  run: (program: string, args: string[], options?: { quiet?: boolean }) => SpawnSyncReturns<string>
}

/**
 * Chooses who runs PostgreSQL. Not root: this user. Root: `postgres` where it exists, else nobody (65534); where that user
 * cannot reach the programs or the folder (a project below /root or in a private temporary folder), it is given the
 * right to pass through folders and nothing more, by setpriv. `clusterDir` keeps its owner once it has one.
 */
export function chooseRunAs(program: string, clusterDir: string, parentDir: string): RunAs {
  if (process.getuid?.() !== 0) return { owner: null, run: (file, args, options) => call(file, args, {}, options) }

  const owner = ownerOf(clusterDir) ?? accountOf('postgres') ?? { uid: 65534, gid: 65534 }
  const plain = (file: string, args: string[], options?: { quiet?: boolean }) => call(file, args, owner, options)
  const reaches = (run: typeof plain) =>
    run(program, ['--version']).status === 0 && run('/bin/sh', ['-c', 'cd -- "$1"', 'sh', parentDir]).status === 0
  if (reaches(plain)) return { owner, run: plain }

  const prefix = [
    `--reuid=${owner.uid}`,
    `--regid=${owner.gid}`,
    '--clear-groups',
    '--inh-caps=+dac_read_search',
    '--ambient-caps=+dac_read_search',
    // PostgreSQL asks access(2), which otherwise forgets the right just given.
    '--securebits=+no_setuid_fixup',
  ]
  const lifted = (file: string, args: string[], options?: { quiet?: boolean }) => call('setpriv', [...prefix, file, ...args], {}, options)
  if (reaches(lifted)) return { owner, run: lifted }
  throw new StartError(
    `PostgreSQL does not run as root, and user ${owner.uid} cannot reach ${parentDir}. Start as an ordinary user, or put the project and GONOGO_DATA where every user may pass.`,
  )
}

function call(
  program: string,
  args: string[],
  identity: { uid?: number; gid?: number },
  options?: { quiet?: boolean },
): SpawnSyncReturns<string> {
  return spawnSync(program, args, {
    ...identity,
    cwd: path.parse(process.cwd()).root,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    // A started server would keep a pipe open for good.
    stdio: options?.quiet ? 'ignore' : ['ignore', 'pipe', 'pipe'],
  })
}

function ownerOf(directory: string): { uid: number; gid: number } | null {
  try {
    const { uid, gid } = fs.statSync(directory)
    return uid === 0 ? null : { uid, gid }
  } catch {
    return null
  }
}

function accountOf(name: string): { uid: number; gid: number } | null {
  const ask = (flag: string) => spawnSync('id', [flag, name], { encoding: 'utf8' })
  const [uid, gid] = [ask('-u'), ask('-g')]
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : null
}
