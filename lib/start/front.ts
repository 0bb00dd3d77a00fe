import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { describeError, log } from '@/lib/core/log'
import { addressHeader } from '@/lib/core/session-rules'
import { bodyProblem } from './check-body'
import { guard, type RouteClass } from './guard'
import { maskedPath } from './masked-path'
import { sendProblem } from './problem'
import { readBody, replay } from './read-body'
import { routerStateHolds } from './router-state'
import { clientAddress, isTrusted } from './trusted-proxy'
import type { WebSettings } from './web-settings'

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>
export type Finished = (facts: { route: RouteClass | 'refused'; method: string; status: number; seconds: number }) => void

/** Headers by which a proxy, or somebody who plays one, says where a request came from. */
const forwarding = [
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-forwarded-for',
  'x-real-ip',
  'forwarded',
  'x-forwarded-server',
]
/** Headers by which Next steers itself from inside; never from outside. */
const internal = [
  'x-middleware-subrequest',
  'x-middleware-rewrite',
  'x-middleware-next',
  'x-middleware-prefetch',
  'x-middleware-override-headers',
  'x-invoke-path',
  'x-invoke-query',
  'x-invoke-output',
  'x-invoke-status',
  'x-matched-path',
  'x-nextjs-data',
  'x-now-route-matches',
  'x-nonce',
]

/**
 * What stands between the socket and Next: the guard decides, the body is read up to its limit, forwarding headers are replaced by
 * what is known, and one log line says what happened. Never throws.
 */
export function makeFront(
  settings: WebSettings,
  next: Handler,
  finished: Finished,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const begun = performance.now()
    const peer = request.socket.remoteAddress
    const fromProxy = isTrusted(peer, settings.proxies)
    const requestId = givenId(request, fromProxy) ?? randomUUID()
    let route: RouteClass | 'refused' = 'refused'
    response.setHeader('x-request-id', requestId)
    response.once('close', () => {
      const ms = performance.now() - begun
      finished({ route, method: request.method ?? '', status: response.statusCode, seconds: ms / 1000 })
      if (route === 'asset' || route === 'probe') return
      // Next prints its own line in development.
      log[settings.dev ? 'debug' : 'info'](
        { requestId, method: request.method, path: maskedPath(request.url ?? ''), status: response.statusCode, ms: Math.round(ms) },
        'request',
      )
    })

    const verdict = guard(
      { method: request.method ?? '', url: request.url ?? '', headers: request.headers, headerCount: request.rawHeaders.length / 2 },
      { origins: settings.origins, fromProxy, dev: settings.dev },
    )
    if (!verdict.pass) {
      return sendProblem(response, verdict.status, verdict.code, { allow: verdict.allow, close: hasBody(request), requestId })
    }
    if (!routerStateHolds(request.headers['next-router-state-tree']))
      return sendProblem(response, 400, 'bad_request', { close: hasBody(request), requestId })
    route = verdict.route
    const forwardedFor = fromProxy ? [request.headers['x-forwarded-for']].flat().join(',') : undefined
    for (const name of [...forwarding, ...internal, addressHeader]) delete request.headers[name]
    const origin = new URL(verdict.origin)
    request.headers['x-forwarded-host'] = origin.host
    request.headers['x-forwarded-proto'] = origin.protocol.slice(0, -1)
    request.headers['x-forwarded-port'] = origin.port || (origin.protocol === 'https:' ? '443' : '80')
    const address = clientAddress(peer, forwardedFor, settings.proxies)
    request.headers['x-forwarded-for'] = address
    request.headers[addressHeader] = address
    request.headers['x-request-id'] = requestId

    void pass().catch((error: unknown) => {
      if (response.destroyed || request.destroyed) return
      log.error({ requestId, error: describeError(error) }, 'request failed')
      sendProblem(response, 500, 'unexpected', { requestId })
    })

    async function pass(): Promise<void> {
      if (!verdict.pass) return
      if (verdict.maxBody === 0) return next(request, response)
      const body = await readBody(request, verdict.maxBody)
      if (body === null) return sendProblem(response, 413, 'body_too_large', { close: true, requestId })
      const wrong = bodyProblem(verdict.route, request.headers, body)
      if (wrong) return sendProblem(response, 400, wrong, { requestId })
      return next(replay(request, body), response)
    }
  }
}

function hasBody(request: IncomingMessage): boolean {
  return request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0
}

function givenId(request: IncomingMessage, fromProxy: boolean): string | undefined {
  const given = request.headers['x-request-id']
  return fromProxy && typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : undefined
}
