import { randomUUID } from 'node:crypto'
import { accessSync, constants, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { askServer, SmokeProblem } from './smoke/ask-server'
import { choosePlace } from './smoke/choose-place'
import { type FollowedRun, followRun, readRun } from './smoke/follow-run'
import { isUnprotected, readArguments, readServer, type Server, type SmokeArguments } from './smoke/read-arguments'
import { isOver, StartAnswer, SuitePlaces } from './smoke/run-answer'
import { exitCodeOf, sayEnd, sayMs } from './smoke/run-lines'
import { writeJunit } from './smoke/write-junit'

/** How long is waited for a cancelled run to have ended. */
const lastWaitMs = 10_000

/**
 * Starts a suite on a Gonogo elsewhere, by its REST interface, and says each step as it ends. Exit code 0 passed, 1 failed or timed out, 2 what
 * was asked cannot be meant, 3 nothing is known: errored, cancelled, interrupted, or the server is away. Ctrl-C and the end of the waiting
 * time cancel the run, unless somebody else had started it.
 */
export async function smoke(args: string[]): Promise<number> {
  const asked = readArguments(args)
  // Who reads no further (`| head -1`) has what was wanted; the run and its files go on.
  process.stdout.on('error', () => {})
  try {
    return await attempt(asked)
  } catch (error) {
    if (!(error instanceof SmokeProblem)) throw error
    complain(error.message)
    return error.exitCode
  } finally {
    // The process ends right after: a pipe has to have taken the last line.
    await new Promise((resolve) => process.stdout.write('', () => resolve(null)))
  }
}

async function attempt(asked: SmokeArguments): Promise<number> {
  const server = readServer(process.env)
  if ('problem' in server) throw new SmokeProblem(server.problem, 2)
  const files = { json: placeOf('--json', asked.json), junit: placeOf('--junit', asked.junit) }
  if (isUnprotected(server)) complain('GONOGO_URL is http: the token travels unencrypted.')
  const { run, whole } = await runOn(server, asked)
  if (files.json) write(files.json, `${JSON.stringify({ ...(whole as object), exitCode: exitCodeOf(run.state) }, null, 2)}\n`)
  if (files.junit) write(files.junit, writeJunit(run))
  return isOver(run) ? exitCodeOf(run.state) : 3
}

async function runOn(server: Server, asked: SmokeArguments): Promise<FollowedRun> {
  const query = new URLSearchParams({ suite: asked.suite, ...(asked.integration ? { integration: asked.integration } : {}) })
  const { suites } = await askServer(server, `/suite-places?${query}`, { answer: SuitePlaces })
  const place = choosePlace(suites, asked)
  if ('problem' in place) throw new SmokeProblem(place.problem, 2)

  const stop = new AbortController()
  const why: { stopped: 'signal' | 'time' | null } = { stopped: null }
  const release = onSignal(() => {
    why.stopped ??= 'signal'
    stop.abort()
  })
  const timer = setTimeout(() => {
    why.stopped ??= 'time'
    stop.abort()
  }, asked.timeoutMs)
  try {
    const body = { environmentId: place.environmentId, ...(asked.from ? { fromRunId: asked.from } : {}) }
    const headers = { 'idempotency-key': randomUUID() }
    const started = await askServer(server, `/suites/${place.suiteId}/runs`, { method: 'POST', body, headers, answer: StartAnswer })
    const { runId, already } = started.value
    say(`${place.label}: ${already ? 'it runs there already; following that run' : 'run started'}`)
    const followed = await followRun({ server, runId, stop: stop.signal, say })
    if (isOver(followed.run)) return end(followed, server)
    const reason = why.stopped === 'time' ? `not over after ${sayMs(asked.timeoutMs)}` : 'interrupted'
    if (already) {
      say(`${reason}: the run goes on, as somebody else started it. ${server.url}/smoke/runs/${runId}`)
      return followed
    }
    say(`${reason}: cancelling the run`)
    return end(await cancel(server, runId), server)
  } finally {
    clearTimeout(timer)
    release()
  }
}

/** Cancels a run and waits a moment for its end. */
async function cancel(server: Server, runId: string): Promise<FollowedRun> {
  await askServer(server, `/runs/${runId}/cancel`, { method: 'POST', body: {}, answer: z.unknown() })
  const until = Date.now() + lastWaitMs
  for (;;) {
    const followed = await readRun(server, runId)
    if (isOver(followed.run) || Date.now() > until) return followed
    await sleep(300)
  }
}

function end(followed: FollowedRun, server: Server): FollowedRun {
  say(sayEnd(followed.run, server.url))
  return followed
}

/** The first Ctrl-C, or being asked to end, is heard; a second one, a while later, ends at once. */
function onSignal(stop: () => void): () => void {
  let heardAt = 0
  const hear = () => {
    if (heardAt > 0 && Date.now() - heardAt > 1000) process.exit(3)
    if (heardAt === 0) {
      heardAt = Date.now()
      stop()
    }
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, hear)
  return () => {
    for (const signal of signals) process.off(signal, hear)
  }
}

/** A path as the person gave it, from where the command was called; what cannot be written is said before anything runs. */
function placeOf(option: string, file: string | null): string | null {
  if (file === null) return null
  const absolute = path.resolve(process.env.GONOGO_CWD ?? process.cwd(), file)
  try {
    if (statSync(absolute, { throwIfNoEntry: false })?.isDirectory()) throw new SmokeProblem(`${option}: ${absolute} is a folder.`, 2)
    accessSync(path.dirname(absolute), constants.W_OK)
  } catch (error) {
    if (error instanceof SmokeProblem) throw error
    throw new SmokeProblem(`${option}: nothing can be written to ${path.dirname(absolute)}.`, 2)
  }
  return absolute
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw new SmokeProblem(`${file} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}).`, 3)
  }
}

const say = (line: string) => void process.stdout.write(`${line}\n`)
const complain = (line: string) => void process.stderr.write(`${line}\n`)
