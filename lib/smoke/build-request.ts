import type { Secret } from '@/lib/core/outgoing/mask'
import type { OutgoingRequest } from '@/lib/core/outgoing/send-request'
import { bodyEncoder } from './encode-body'
import { fillerOf, type Scope } from './interpolate'
import type { StepAuth, StepRequest } from './step-schema'

/** `shownBody` is what of the body may be read; `secrets` are what the request signs in with, in every form it is sent in. */
export type BuiltRequest =
  | { ok: true; request: OutgoingRequest; shownBody: string | null; secrets: Secret[] }
  | { ok: false; unknown: string[] }

/** Builds a request with a step's variables put in; `random` gives hexadecimal digits for what tells parts apart. */
export type RequestBuilder = (scope: Scope, random: () => string) => BuiltRequest

/**
 * Prepares a step's request. Query parameters are encoded and added to those the address has. What the step says in a header of its own goes before
 * what its sign-in or its body would say there.
 */
export function requestBuilder({ body, ...plain }: StepRequest): RequestBuilder {
  const fill = fillerOf(plain)
  const encode = bodyEncoder(body)
  return (scope, random) => {
    const unknown = new Set<string>()
    const { method, url, headers, query, auth, followRedirects, http, tls } = fill(scope, unknown)
    let boundary = boundaryIn(headers)
    const encoded = encode(scope, unknown, () => (boundary ??= `gonogo-${random()}`))
    if (unknown.size > 0) return { ok: false, unknown: [...unknown] }
    const sent = headers.map(({ name, value }): [string, string] => [name, value])
    const signed = signIn(auth)
    const add = (name: string, value: string) => {
      if (!headers.some((own) => own.name.toLowerCase() === name.toLowerCase())) sent.push([name, value])
    }
    for (const [name, value] of signed.headers) add(name, value)
    if (encoded?.type) add('Content-Type', encoded.type)
    return {
      ok: true,
      request: {
        method,
        url: withQuery(url, [...query, ...signed.query]),
        headers: boundary === undefined ? sent : withBoundary(sent, boundary),
        body: encoded?.content ?? null,
        followRedirects,
        http,
        tls,
      },
      shownBody: encoded?.shown ?? null,
      secrets: signed.secrets,
    }
  }
}

type SignIn = { headers: [string, string][]; query: { name: string; value: string }[]; secrets: Secret[] }

function signIn(auth: StepAuth): SignIn {
  if (auth.kind === 'none') return { headers: [], query: [], secrets: [] }
  const hidden = (...values: string[]) => values.filter((value) => value !== '').map((value) => ({ name: 'auth', value }))
  if (auth.kind === 'basic') {
    const pair = Buffer.from(`${auth.user}:${auth.password}`).toString('base64')
    // Some services take their key as the user of an empty password.
    const secrets = hidden(auth.password === '' ? auth.user : auth.password, pair)
    return { headers: [['Authorization', `Basic ${pair}`]], query: [], secrets }
  }
  if (auth.kind === 'bearer') return { headers: [['Authorization', `Bearer ${auth.token}`]], query: [], secrets: hidden(auth.token) }
  const secrets = hidden(auth.value)
  return auth.in === 'header'
    ? { headers: [[auth.name, auth.value]], query: [], secrets }
    : { headers: [], query: [{ name: auth.name, value: auth.value }], secrets }
}

/** The boundary that a header of the step names itself, if it is one (RFC 2046). */
function boundaryIn(headers: StepRequest['headers']): string | undefined {
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value
  return /;\s*boundary="?([0-9A-Za-z'()+_,./:=?-]{1,70})"?\s*(?:;|$)/i.exec(type ?? '')?.[1]
}

/** A `multipart/…` type of the step that names no boundary gets the one that is used. */
function withBoundary(headers: [string, string][], boundary: string): [string, string][] {
  return headers.map(([name, value]) => {
    const bare = name.toLowerCase() === 'content-type' && /^multipart\//i.test(value) && !/boundary=/i.test(value)
    return [name, bare ? `${value}; boundary=${boundary}` : value]
  })
}

function withQuery(url: string, query: { name: string; value: string }[]): string {
  if (query.length === 0) return url
  const encoded = new URLSearchParams(query.map(({ name, value }) => [name, value])).toString()
  const hash = url.indexOf('#')
  const [base, fragment] = hash < 0 ? [url, ''] : [url.slice(0, hash), url.slice(hash)]
  const joint = base.includes('?') ? (/[?&]$/.test(base) ? '' : '&') : '?'
  return `${base}${joint}${encoded}${fragment}`
}
