import { checkPath } from './guard-path'

/** What the guard is told of a request, before any of its body is read. */
export type RequestFacts = {
  method: string
  /** The request target as it was sent. */
  url: string
  /** Header names in lower case. */
  headers: Record<string, string | string[] | undefined>
  /** How many header lines were sent. */
  headerCount: number
}

export type GuardSettings = {
  /** Origins people use, such as `http://127.0.0.1:3000`. */
  origins: string[]
  /** Whether the peer is the trusted proxy, whose forwarding headers count. */
  fromProxy: boolean
  dev: boolean
}

/** What a request is for; decides what its body may be. */
export type RouteClass = 'page' | 'action' | 'auth' | 'api' | 'machine' | 'webhook' | 'probe' | 'asset'

export type Verdict =
  | { pass: true; route: RouteClass; path: string; maxBody: number; origin: string }
  | { pass: false; status: number; code: string; allow?: string }

const kilobyte = 1024
/** Largest body by route, in bytes: a server action carries evidence of up to 10 MB and the frame around it. */
export const maxBodies: Record<RouteClass, number> = {
  page: 0,
  probe: 0,
  asset: 0,
  action: 12 * kilobyte * kilobyte,
  auth: 64 * kilobyte,
  api: kilobyte * kilobyte,
  machine: kilobyte * kilobyte,
  webhook: 256 * kilobyte,
}

const maxUrl = 8 * kilobyte
const maxHeaders = 100
const reads = new Set(['GET', 'HEAD'])
const writes = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * Decides, before Next sees a request, whether it may pass: method, target, headers, where a write comes from, and how large and of what
 * type its body may be. Next itself runs a server action that carries no Origin, or a foreign one with a forged X-Forwarded-Host, and
 * answers 500 to malformed ones.
 */
export function guard(request: RequestFacts, settings: GuardSettings): Verdict {
  const { method, headers } = request
  if (!reads.has(method) && !writes.has(method)) return refused(405, 'method_not_allowed', 'GET, HEAD, POST, PUT, PATCH, DELETE')
  if (request.url.length > maxUrl) return refused(414, 'url_too_long')
  if (request.headerCount > maxHeaders) return refused(431, 'too_many_headers')
  const path = checkPath(request.url)
  if (path === null) return refused(400, 'bad_path')

  const route = routeOf(path, method, settings.dev)
  const allow = allowedMethods(route)
  if (!allow.includes(method)) return refused(405, 'method_not_allowed', allow.join(', '))

  const origin = ownOrigin(headers, settings)
  if (reads.has(method)) {
    if (one(headers['content-length']) && one(headers['content-length']) !== '0') return refused(400, 'body_not_expected')
    if (headers['transfer-encoding']) return refused(400, 'body_not_expected')
    if (headers['next-action'] !== undefined) return refused(400, 'bad_action')
    return { pass: true, route, path, maxBody: 0, origin: origin ?? settings.origins[0] ?? '' }
  }

  const strange = forwardedElsewhere(headers, settings)
  if (strange) return refused(403, 'forged_host')
  if (needsOrigin(route, headers)) {
    const refusal = checkOrigin(headers, settings, origin)
    if (refusal) return refused(403, refusal)
  }
  const length = one(headers['content-length'])
  if (length !== undefined && !/^\d{1,15}$/.test(length)) return refused(400, 'bad_length')
  if (Number(length ?? 0) > maxBodies[route]) return refused(413, 'body_too_large')
  const type = checkType(route, headers, settings.dev)
  if (type) return type
  return { pass: true, route, path, maxBody: maxBodies[route], origin: origin ?? settings.origins[0] ?? '' }
}

function routeOf(path: string, method: string, dev: boolean): RouteClass {
  if (path === '/healthz' || path === '/readyz' || path === '/metrics') return 'probe'
  if (path.startsWith('/api/auth/')) return 'auth'
  // Signed by its sender and without a session: the route looks at the signature before anything else.
  if (path.startsWith('/api/webhooks/')) return 'webhook'
  if (path.startsWith('/api/otlp/')) return 'machine'
  if (path.startsWith('/api/')) return 'api'
  if (path.startsWith('/_next/')) return 'asset'
  // The development overlay of Next asks its own server for stack frames.
  if (dev && path.startsWith('/__nextjs')) return 'api'
  return method === 'GET' || method === 'HEAD' ? 'page' : 'action'
}

function allowedMethods(route: RouteClass): string[] {
  if (route === 'probe' || route === 'asset' || route === 'page') return ['GET', 'HEAD']
  if (route === 'api') return ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']
  if (route === 'action' || route === 'webhook') return ['POST']
  return ['GET', 'HEAD', 'POST']
}

/**
 * Whether a write must prove where it comes from. Only a machine's request without any cookie need not: it carries its own
 * token or signature, and a browser on another site has nothing to add to it.
 */
function needsOrigin(route: RouteClass, headers: RequestFacts['headers']): boolean {
  return !['api', 'machine', 'webhook'].includes(route) || headers.cookie !== undefined
}

/** The origin the request was addressed to, when it is one of ours. */
function ownOrigin(headers: RequestFacts['headers'], settings: GuardSettings): string | null {
  const host = (settings.fromProxy ? one(headers['x-forwarded-host']) : undefined) ?? one(headers.host)
  return settings.origins.find((origin) => new URL(origin).host === normalHost(host, origin)) ?? null
}

function checkOrigin(headers: RequestFacts['headers'], settings: GuardSettings, addressed: string | null): string | null {
  const site = one(headers['sec-fetch-site'])
  if (Array.isArray(headers.origin)) return 'foreign_origin'
  if (headers.origin === undefined) return site === 'same-origin' && addressed ? null : 'missing_origin'
  if (!settings.origins.includes(headers.origin)) return 'foreign_origin'
  // Ours, but another one than was addressed (localhost against 127.0.0.1): to a browser that is another site.
  if (addressed && addressed !== headers.origin) return 'foreign_origin'
  return site === undefined || site === 'same-origin' || site === 'none' ? null : 'foreign_origin'
}

/** A forwarding header that names somebody else, sent by whom nobody asked to forward. */
function forwardedElsewhere(headers: RequestFacts['headers'], settings: GuardSettings): boolean {
  const forwarded = headers['x-forwarded-host']
  if (forwarded === undefined) return false
  return Array.isArray(forwarded) || !settings.origins.some((origin) => new URL(origin).host === normalHost(forwarded, origin))
}

function checkType(route: RouteClass, headers: RequestFacts['headers'], dev: boolean): Verdict | null {
  const type = one(headers['content-type']) ?? ''
  const media = type.split(';')[0]!.trim().toLowerCase()
  const multipart = media === 'multipart/form-data'
  if (multipart && !boundaryOf(type)) return refused(400, 'bad_multipart')
  if (headers['content-encoding'] !== undefined && route !== 'machine') return refused(415, 'encoded_body')
  const action = headers['next-action']
  if (route === 'action') {
    if (action !== undefined && (typeof action !== 'string' || !/^[0-9a-f]{42}$/.test(action))) return refused(400, 'bad_action')
    if (action === undefined ? multipart : multipart || media === 'text/plain') return null
    return action === undefined ? refused(405, 'method_not_allowed', 'GET, HEAD') : refused(415, 'unsupported_type')
  }
  if (action !== undefined) return refused(400, 'bad_action')
  if (route === 'auth')
    return media === 'application/x-www-form-urlencoded' || media === 'application/json' ? null : refused(415, 'unsupported_type')
  if (route === 'api' && !dev) {
    const empty =
      headers['content-length'] === '0' || (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined)
    const known = media === 'application/json' || media.endsWith('+json') || multipart || (media === '' && empty)
    return known ? null : refused(415, 'unsupported_type')
  }
  return null
}

/** The boundary of a multipart type, or null when there is none that may be used (RFC 2046: 1–70 characters). */
export function boundaryOf(type: string): string | null {
  const found = /;\s*boundary=(?:"([^"]*)"|([^\s;"]+))/i.exec(type)
  const boundary = found?.[1] ?? found?.[2] ?? ''
  return /^[0-9A-Za-z'()+_,\-./:=? ]{0,69}[0-9A-Za-z'()+_,\-./:=?]$/.test(boundary) ? boundary : null
}

function normalHost(host: string | undefined, origin: string): string | undefined {
  const protocol = new URL(origin).protocol
  return host?.toLowerCase().replace(protocol === 'https:' ? /:443$/ : /:80$/, '')
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}

function refused(status: number, code: string, allow?: string): Verdict {
  return { pass: false, status, code, ...(allow === undefined ? {} : { allow }) }
}
