import type { OutgoingRequest } from '@/lib/core/outgoing/send-request'
import { interpolateDeep, type Scope } from './interpolate'
import type { Step } from './step-schema'

export type BuiltRequest = { ok: true; request: OutgoingRequest } | { ok: false; unknown: string[] }

/** A step's request with its variables put in. Query parameters are encoded and added to those the address has. */
export function buildRequest(step: Step, scope: Scope): BuiltRequest {
  const answer = interpolateDeep(step.request, scope)
  if (!answer.ok) return answer
  const { method, url, headers, query, body, followRedirects } = answer.value as Step['request']
  return {
    ok: true,
    request: {
      method,
      url: withQuery(url, query),
      headers: headers.map(({ name, value }) => [name, value]),
      body: body?.kind === 'raw' || body?.kind === 'json' ? body.text : null,
      timeoutMs: step.timeoutMs,
      followRedirects,
    },
  }
}

function withQuery(url: string, query: { name: string; value: string }[]): string {
  if (query.length === 0) return url
  const encoded = new URLSearchParams(query.map(({ name, value }) => [name, value])).toString()
  const hash = url.indexOf('#')
  const [base, fragment] = hash < 0 ? [url, ''] : [url.slice(0, hash), url.slice(hash)]
  const joint = base.includes('?') ? (/[?&]$/.test(base) ? '' : '&') : '?'
  return `${base}${joint}${encoded}${fragment}`
}
