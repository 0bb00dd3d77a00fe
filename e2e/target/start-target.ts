import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { control, readBody } from './control'
import { FaultBook } from './faults'
import { findKey } from './keys'
import { Meter } from './meter'
import { players } from './play'
import { type Ask, refusal } from './reply'
import { SeenList, type SeenRequest } from './seen'
import { send } from './send'
import { firstSettings, type Settings } from './settings'
import { startTlsListeners, type TlsPorts } from './tls-listeners'

/** How to start the target. Port 0 takes a free one. The host must be a loopback address. */
export interface TargetOptions {
  port?: number
  host?: '127.0.0.1' | '::1' | 'localhost'
  /** How long a cursor is accepted; 10 minutes when left out (`HST-2`). */
  cursorTtlMs?: number
  /** What the systems report as their version. */
  version?: string
  /** Answers by TLS too, with a good, an expired and a foreign certificate. */
  tls?: boolean
}

/** A running target. */
export interface RunningTarget {
  /** `http://127.0.0.1:PORT`, no slash at the end. */
  url: string
  port: number
  faults: FaultBook
  settings: Settings
  tls: TlsPorts | null
  /** The last requests, oldest first. */
  seen: () => SeenRequest[]
  /** Cuts open connections and frees the port. */
  stop: () => Promise<void>
}

const environments = ['staging', 'production'] as const
const systems = ['hostaway', 'uppzy', 'qwed', 'recsys', 'clay']

type Heard = Omit<Ask, 'begun' | 'body' | 'fault'>

function hear(request: IncomingMessage, url: URL): Heard {
  const first = url.pathname.split('/')[1] ?? ''
  const environment = environments.find((name) => name === first) ?? null
  const path = environment ? url.pathname.slice(environment.length + 1) || '/' : url.pathname
  const value = request.headers['x-api-key']
  const key = typeof value === 'string' ? (findKey(value) ?? null) : null
  return {
    method: request.method ?? 'GET',
    path,
    query: url.searchParams,
    headers: request.headers,
    environment,
    key,
    keyState: value === undefined || value === '' ? 'missing' : key ? 'known' : 'unknown',
  }
}

/**
 * Starts the demo target: a real HTTP server that plays the five systems. `/hostaway/…` takes the keys of
 * both environments; `/staging/hostaway/…` and `/production/hostaway/…` are the two environments and
 * take only their own. Rejects with the system's error when the port cannot be had.
 */
export async function startTarget(options: TargetOptions = {}): Promise<RunningTarget> {
  const startedMs = Date.now()
  const meter = new Meter(startedMs)
  const faults = new FaultBook()
  const seen = new SeenList()
  const settings: Settings = { ...firstSettings }
  if (options.cursorTtlMs !== undefined) settings.cursor_ttl_s = options.cursorTtlMs / 1000
  const { play, onSettings } = players({
    version: options.version ?? '2.13.4',
    startedMs,
    meter,
    cursorSecret: randomBytes(32),
    settings,
    faultsOn: () => faults.list().length,
  })
  const controls = { faults, seen, settings, onSettings, resetMetrics: () => meter.resetWindow() }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const begun = performance.now()
    const target = request.url ?? '/'
    const url = target.startsWith('/') && URL.canParse(`http://target${target}`) ? new URL(`http://target${target}`) : null
    if (!url) return send(request, response, null, refusal(400, 'invalid_path', 'This is not a path.'))
    if (url.pathname.startsWith('/_')) {
      const reply = await control(controls, request, url.pathname)
      return send(request, response, null, reply ?? refusal(404, 'not_found', 'There is no such endpoint.'))
    }
    const heard = hear(request, url)
    const plan = faults.take({
      method: heard.method,
      path: url.pathname,
      plainPath: heard.path,
      keyName: heard.key?.name ?? null,
      environment: heard.environment,
    })
    const row = seen.add({
      at: new Date().toISOString(),
      method: heard.method,
      path: url.pathname,
      query: [...new Set(url.searchParams.keys())],
      key: heard.key?.name ?? null,
      key_state: heard.keyState,
      environment: heard.environment,
      user_agent: request.headers['user-agent'] ?? null,
      fault: plan.fault?.kind ?? (plan.latencyMs > 0 ? 'latency_ms' : null),
      status: null,
    })
    const answered = { endpoint: 'other', cursorFlaw: null as string | null }
    response.once('close', () => {
      row.status = response.writableFinished ? response.statusCode : 0
      const system = heard.path.split('/')[1] ?? ''
      const known = systems.includes(system) ? system : 'target'
      meter.record(known, answered.endpoint, row.status, performance.now() - begun, answered.cursorFlaw)
    })
    if (plan.latencyMs > 0) await wait(plan.latencyMs, undefined, { ref: false })
    if (response.destroyed) return
    const body = await readBody(request)
    // What is left of a body that is too long is not waited for; its sender is told and let go.
    request.resume()
    const { reply, endpoint, cursorFlaw = null } = await play({ ...heard, begun, body, fault: plan.fault?.kind ?? null })
    answered.endpoint = endpoint
    // Under a fault the caller may never see the refusal, so it is not counted as one.
    answered.cursorFlaw = plan.fault ? null : cursorFlaw
    send(request, response, plan.fault, reply)
  }

  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    handle(request, response).catch(() => {
      // A caller that hangs up while its body is read lands here; there is nobody left to answer.
      response.destroy()
    })
  }
  const server = createServer(listener)
  const host = options.host ?? '127.0.0.1'
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, host, () => resolve())
  })
  const tls = options.tls ? await startTlsListeners(listener, host) : null
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${host === '::1' ? '[::1]' : host}:${port}`,
    port,
    faults,
    settings,
    tls: tls?.ports ?? null,
    seen: () => seen.list(),
    stop: () =>
      new Promise<void>((resolve) => {
        tls?.stop()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
