import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { control, readBody } from './control'
import { FaultBook } from './faults'
import { hostaway } from './hostaway'
import { findKey } from './keys'
import { Meter } from './meter'
import { otherSystem } from './other-systems'
import { type Ask, type Reply, json, refusal } from './reply'
import { SeenList, type SeenRequest } from './seen'
import { send } from './send'

/** How to start the target. Port 0 takes a free one. The host must be a loopback address. */
export interface TargetOptions {
  port?: number
  host?: '127.0.0.1' | '::1' | 'localhost'
  /** How long a cursor is accepted; 10 minutes when left out (`HST-2`). */
  cursorTtlMs?: number
  /** What the systems report as their version. */
  version?: string
}

/** A running target. */
export interface RunningTarget {
  /** `http://127.0.0.1:PORT`, no slash at the end. */
  url: string
  port: number
  faults: FaultBook
  /** The last requests, oldest first. */
  seen: () => SeenRequest[]
  /** Cuts open connections and frees the port. */
  stop: () => Promise<void>
}

const environments = ['staging', 'production'] as const

function readAsk(request: IncomingMessage, url: URL): Ask {
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
  const version = options.version ?? '2.13.4'
  const meter = new Meter(startedMs)
  const faults = new FaultBook()
  const seen = new SeenList()
  const settings = { cursorTtlMs: options.cursorTtlMs ?? 10 * 60_000 }
  const cursorSecret = randomBytes(32)
  const controls = { faults, seen, settings, resetMetrics: () => meter.resetWindow() }

  /** The answer of the played system, and what the meter should know about it. */
  async function answer(
    ask: Ask,
    begun: number,
    request: IncomingMessage,
  ): Promise<{ reply: Reply; endpoint: string; cursorFlaw: string | null }> {
    const found = (reply: Reply, cursorFlaw: string | null = null) => ({ reply, endpoint: ask.path, cursorFlaw })
    const lost = (reply: Reply) => ({ reply, endpoint: 'other', cursorFlaw: null })
    // A service that repeats what it was sent, keys included: what the product shows of it must be masked.
    if (ask.path === '/echo') {
      const body = await readBody(request)
      return found(json(200, { method: ask.method, query: Object.fromEntries(ask.query), headers: ask.headers, body }))
    }
    request.resume()
    if (ask.method !== 'GET' && ask.method !== 'HEAD') {
      const reply = refusal(405, 'wrong_method', 'Use GET.')
      return lost({ ...reply, headers: { ...reply.headers, allow: 'GET, HEAD' } })
    }
    if (ask.path === '/healthz') return found(json(200, { status: 'up' }))
    if (ask.path === '/readyz') return found(json(200, { status: 'ready' }))
    if (ask.path === '/metrics') {
      const body = await meter.text(faults.list().length)
      return found({ status: 200, headers: { 'content-type': meter.registry.contentType }, body })
    }
    const figures = (system: string) => meter.figures(system, performance.now() - begun)
    if (ask.path.startsWith('/hostaway/')) {
      const setup = {
        cursorSecret,
        version,
        cursorTtlMs: () => settings.cursorTtlMs,
        figures: () => figures('hostaway'),
        uptimeSeconds: () => Math.floor((Date.now() - startedMs) / 1000),
      }
      const page = hostaway(setup, ask, ask.path.slice('/hostaway'.length))
      if (page) return found(page.reply, page.cursorFlaw)
    }
    const other = otherSystem({ figures, version }, ask)
    return other ? found(other) : lost(refusal(404, 'not_found', 'There is no such endpoint.'))
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const begun = performance.now()
    const target = request.url ?? '/'
    const url = target.startsWith('/') && URL.canParse(`http://target${target}`) ? new URL(`http://target${target}`) : null
    if (!url) return send(request, response, null, refusal(400, 'invalid_path', 'This is not a path.'))
    if (url.pathname.startsWith('/_')) {
      const reply = await control(controls, request, url.pathname)
      return send(request, response, null, reply ?? refusal(404, 'not_found', 'There is no such endpoint.'))
    }
    const ask = readAsk(request, url)
    const plan = faults.take({
      method: ask.method,
      path: url.pathname,
      plainPath: ask.path,
      keyName: ask.key?.name ?? null,
      environment: ask.environment,
    })
    const row = seen.add({
      at: new Date().toISOString(),
      method: ask.method,
      path: url.pathname,
      query: [...new Set(url.searchParams.keys())],
      key: ask.key?.name ?? null,
      key_state: ask.keyState,
      environment: ask.environment,
      user_agent: request.headers['user-agent'] ?? null,
      fault: plan.fault?.kind ?? (plan.latencyMs > 0 ? 'latency_ms' : null),
      status: null,
    })
    const answered = { endpoint: 'other', cursorFlaw: null as string | null }
    response.once('close', () => {
      row.status = response.writableFinished ? response.statusCode : 0
      const system = ask.path.split('/')[1] ?? ''
      const known = ['hostaway', 'uppzy', 'qwed', 'recsys', 'clay'].includes(system) ? system : 'target'
      meter.record(known, answered.endpoint, row.status, performance.now() - begun, answered.cursorFlaw)
    })
    if (plan.latencyMs > 0) await wait(plan.latencyMs, undefined, { ref: false })
    if (response.destroyed) return
    const { reply, endpoint, cursorFlaw } = await answer(ask, begun, request)
    answered.endpoint = endpoint
    // Under a fault the caller may never see the refusal, so it is not counted as one.
    answered.cursorFlaw = plan.fault ? null : cursorFlaw
    send(request, response, plan.fault, reply)
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => {
      // A caller that hangs up while its body is read lands here; there is nobody left to answer.
      response.destroy()
    })
  })
  const host = options.host ?? '127.0.0.1'
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, host, () => resolve())
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${host === '::1' ? '[::1]' : host}:${port}`,
    port,
    faults,
    seen: () => seen.list(),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
