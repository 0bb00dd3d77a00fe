import { mkdtempSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type RunningTarget, startTarget } from '@/e2e/target/start-target'
import { readRoutes } from '@/app/api/v1/read-routes'
import { writeRoutes } from '@/app/api/v1/write-routes'
import { job } from '@/lib/core/actor'
import { buildApi } from '@/lib/core/http'
import { testDb } from '@/lib/core/testing/test-db'
import { createToken } from '@/lib/people/create-token'
import { executeRun } from '@/lib/smoke/execute-run'
import { done, smokePlace } from '@/lib/smoke/testing/smoke-place'
import { smoke } from './smoke'

const { db } = testDb()
const folder = mkdtempSync(path.join(tmpdir(), 'gonogo-smoke-'))

let target: RunningTarget
let server: Server
let url: string
let place: Awaited<ReturnType<typeof smokePlace>>
let working = true
let worker: Promise<void>

/** The REST interface as it is served, on a server of its own; and a worker that takes what is queued. */
beforeAll(async () => {
  target = await startTarget()
  place = await smokePlace(target.url)
  const api = buildApi(writeRoutes, readRoutes, () => ({}))
  server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const answer = await api.fetch(
      new Request(`${url}${request.url}`, {
        method: request.method,
        headers: request.headers as Record<string, string>,
        ...(pieces.length > 0 ? { body: Buffer.concat(pieces) } : {}),
      }),
    )
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    response.end(Buffer.from(await answer.arrayBuffer()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  worker = (async () => {
    while (working) {
      const next = await db.smokeRun.findFirst({ where: { state: 'queued' }, select: { id: true } })
      if (next) await executeRun(job('smoke_run'), next.id, { signal: new AbortController().signal, workerId: 'w1' })
      else await new Promise((resolve) => setTimeout(resolve, 30))
    }
  })()
})
afterAll(async () => {
  working = false
  await worker
  server.closeAllConnections()
  server.close()
  await target.stop()
})
afterEach(() => {
  target.faults.clear()
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

const tokenOf = async (scopes: string[]) => done(await createToken(place.onCall, { name: `CI ${Math.random()}`, scopes, days: 1 })).token

/** Runs the command as a terminal would; answers its exit code and every line it said. */
async function call(args: string[], { token, at = url }: { token?: string; at?: string } = {}) {
  const given = token ?? (await tokenOf(['read', 'smoke']))
  vi.stubEnv('GONOGO_URL', at)
  vi.stubEnv('GONOGO_TOKEN', given)
  vi.stubEnv('GONOGO_CWD', folder)
  const said: string[] = []
  const hear = (text: unknown, more?: unknown) => {
    if (String(text) !== '') said.push(String(text).trimEnd())
    if (typeof more === 'function') more()
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(hear as typeof process.stdout.write)
  vi.spyOn(process.stderr, 'write').mockImplementation(hear as typeof process.stderr.write)
  const code = await smoke(args)
  vi.restoreAllMocks()
  expect(said.join('\n')).not.toContain(given.slice(7))
  return { code, said }
}
const here = () => ['core', '--env', 'staging', '--integration', place.integration.key]

describe('gonogo smoke', () => {
  it('runs a suite, says each step, and leaves its reports', async () => {
    const { code, said } = await call([...here(), '--json', 'run.json', '--junit', 'run.xml'])
    expect(code).toBe(0)
    expect(said[0]).toBe(`${place.integration.key}/core in staging: run started`)
    expect(said.filter((line) => line.startsWith('✓'))).toHaveLength(6)
    expect(said.at(-1)).toMatch(/^passed: 6 of 6 steps in .* \/?.*\/smoke\/runs\/[0-9a-f-]{36}$/)
    expect(JSON.parse(readFileSync(path.join(folder, 'run.json'), 'utf8'))).toMatchObject({
      state: 'passed',
      exitCode: 0,
      steps: { length: 6 },
    })
    expect(readFileSync(path.join(folder, 'run.xml'), 'utf8')).toContain('tests="6" failures="0" errors="0" skipped="0"')
  })

  it('fails with what it saw, also by the id of the suite, and asks again from there', async () => {
    target.faults.add({ match: { path: '/hostaway/v1/listings' }, fault: { kind: 'status', status: 500 } })
    const { code, said } = await call([place.suite.id, '--env', place.environment.id, '--junit', 'failed.xml'])
    expect(code).toBe(1)
    expect(said).toContainEqual(expect.stringMatching(/^✗ 2\/6 First page of listings: status 500, expected 200/))
    expect(readFileSync(path.join(folder, 'failed.xml'), 'utf8')).toContain('<failure message="status 500, expected 200"')
    target.faults.clear()
    const failed = await db.smokeRun.findFirstOrThrow({ where: { suiteId: place.suite.id, state: 'failed' }, select: { id: true } })
    const again = await call([...here(), '--from', failed.id])
    expect([again.code, again.said.filter((line) => line.includes('kept from the run before')).length > 0]).toEqual([0, true])
  })

  it('cancels the run when the waiting time is over', async () => {
    target.faults.add({ match: { path: '/hostaway' }, fault: { kind: 'latency_ms', ms: 4000 } })
    const { code, said } = await call([...here(), '--timeout', '1s'])
    expect([code, said.at(-2), said.at(-1)]).toEqual([
      3,
      'not over after 1.0 s: cancelling the run',
      expect.stringMatching(/^cancelled: \d of 6 steps/),
    ])
  })

  it('cancels the run on Ctrl-C', async () => {
    target.faults.add({ match: { path: '/hostaway' }, fault: { kind: 'latency_ms', ms: 4000 } })
    const pressed = setTimeout(() => process.emit('SIGINT'), 900)
    const { code, said } = await call(here())
    clearTimeout(pressed)
    expect([code, said.at(-2)]).toEqual([3, 'interrupted: cancelling the run'])
  })

  it.each<[string, () => Promise<{ code: number; said: string[] }>, number, RegExp]>([
    ['a suite that is not there', () => call(['nothing', '--env', 'staging']), 2, /^There is no suite "nothing"/],
    [
      'an environment that is not there',
      () => call([...here().slice(0, 1), '--env', 'moon', ...here().slice(3)]),
      2,
      /It has: staging, production\.$/,
    ],
    ['a token that may not start', async () => call(here(), { token: await tokenOf(['read']) }), 3, /^The token lacks a scope/],
    ['a token that may not read', async () => call(here(), { token: await tokenOf(['smoke']) }), 3, /^The token lacks a scope/],
    ['a token nobody made', () => call(here(), { token: `gonogo_${'x'.repeat(43)}` }), 3, /^The token is not accepted/],
    [
      'a server that is not there',
      () => call(here(), { at: 'http://127.0.0.1:1' }),
      3,
      /^Gonogo cannot be reached at http:\/\/127\.0\.0\.1:1: /,
    ],
    ['a folder that is not there', () => call([...here(), '--json', 'no/where.json']), 2, /^--json: nothing can be written/],
  ])('says %s in one line', async (_name, run, code, line) => {
    const answer = await run()
    expect([answer.code, answer.said.length, answer.said[0]]).toEqual([code, 1, expect.stringMatching(line)])
  })
})
