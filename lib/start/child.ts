import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { launchedName } from './lifeline'
import { openLogFile } from './log-file'
import { StartError } from './start-error'

export type ChildSpec = {
  /** What it is called in messages and how its log file is named. */
  name: string
  /** Program of ours, run with TypeScript. */
  script: string
  args?: string[]
  env: NodeJS.ProcessEnv
  root: string
  /** Where its output goes; null passes it through to this terminal. */
  logDir: string | null
  /** How long it may take to say that it serves (milliseconds). */
  readyWithin: number
  /** How long it may take to stop before it is killed (milliseconds). */
  stopWithin: number
  /** Development: one that cannot start or keeps dying is left alone until `renew`, and does not end everything. */
  forgiving?: boolean
  /** Fires when everything is being stopped: an end is then no surprise. */
  signal: AbortSignal
}

export type Child = {
  ready: Promise<void>
  /** Stops it and starts it with the code as it is now. */
  renew: () => Promise<void>
  stop: () => Promise<void>
}

const fewest = 5
const window = 60_000

/**
 * Starts a process of ours and keeps it running: one that dies is started again after a pause, and one that dies five times
 * within a minute is given up (`lost`). `ready` resolves when it serves for the first time and rejects when it cannot.
 */
export function startChild(spec: ChildSpec, lost: (line: string) => void): Child {
  const log = spec.logDir ? openLogFile(path.join(spec.logDir, `${spec.name}.log`)) : null
  let child: ChildProcess | undefined
  let stopping = false
  let renewing = false
  let served = false
  let restart: NodeJS.Timeout | undefined
  const ends: number[] = []
  let settle: { resolve: () => void; reject: (error: Error) => void }
  const ready = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject }
  })
  // Whoever waits hears of it; a child that fails after everybody stopped waiting must not end the launcher.
  ready.catch(() => {})
  const late = setTimeout(
    () => settle.reject(new StartError(`The ${spec.name} process did not become ready within ${spec.readyWithin / 1000} s${where()}.`)),
    spec.readyWithin,
  )

  function where(): string {
    return spec.logDir ? ` (see ${path.join(spec.logDir, `${spec.name}.log`)})` : ''
  }

  function run(): void {
    let reason: string | undefined
    child = spawn(process.execPath, ['--import', 'tsx', spec.script, ...(spec.args ?? [])], {
      cwd: spec.root,
      env: { ...spec.env, [launchedName]: '1' },
      stdio: ['ignore', log ? 'pipe' : 'inherit', log ? 'pipe' : 'inherit', 'ipc'],
    })
    if (log) for (const stream of [child.stdout, child.stderr]) stream?.on('data', log.write)
    child.on('message', (message) => {
      if (message === 'ready') {
        served = true
        clearTimeout(late)
        settle.resolve()
      } else if (message && typeof message === 'object' && 'giveUp' in message) reason = String(message.giveUp)
    })
    child.on('error', (error) => settle.reject(new StartError(`The ${spec.name} process could not be started: ${error.message}`)))
    child.on('exit', (code, signal) => ended(reason, code, signal))
  }

  function ended(reason: string | undefined, code: number | null, signal: string | null): void {
    if (stopping || renewing || spec.signal.aborted) return
    const line = reason ?? `The ${spec.name} process ended (${signal ?? `code ${code}`})${where()}.`
    if (spec.forgiving && (!served || reason)) {
      clearTimeout(late)
      process.stderr.write(`${line} It is started again when the code changes.\n`)
      return settle.resolve()
    }
    if (!served) {
      clearTimeout(late)
      settle.reject(new StartError(reason ?? [line, log?.tail().trim().split('\n').slice(-12).join('\n')].filter(Boolean).join('\n')))
      return
    }
    const now = Date.now()
    ends.push(now)
    const recent = ends.filter((time) => now - time < window).length
    if (recent >= fewest && spec.forgiving) return void process.stderr.write(`${line} It is started again when the code changes.\n`)
    if (reason || recent >= fewest) return lost(reason ?? `${line} It did so ${recent} times within a minute.`)
    process.stderr.write(`${line} Starting it again.\n`)
    restart = setTimeout(run, Math.min(250 * 2 ** (recent - 1), 5000))
  }

  async function end(): Promise<void> {
    clearTimeout(late)
    clearTimeout(restart)
    const current = child
    if (!current || current.exitCode !== null || current.signalCode !== null) return
    await new Promise<void>((resolve) => {
      const kill = setTimeout(() => current.kill('SIGKILL'), spec.stopWithin)
      current.once('exit', () => {
        clearTimeout(kill)
        resolve()
      })
      if (current.connected) current.send('stop', () => {})
      else current.kill('SIGTERM')
    })
  }

  async function stop(): Promise<void> {
    stopping = true
    await end()
    log?.close()
  }

  async function renew(): Promise<void> {
    if (stopping) return
    renewing = true
    await end()
    renewing = false
    ends.length = 0
    if (!stopping) run()
  }

  run()
  return { ready, renew, stop }
}
