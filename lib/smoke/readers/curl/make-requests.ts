import type { ReadRequest } from '../read-request'
import type { Why } from '../why'
import { readAddresses } from './read-address'
import { readHeaders } from './read-headers'
import { RefusedCurl, type Settings } from './settings'

/** What the options of one curl ask for: a request for each of its addresses. Assertions and line come from what stands around it. */
export function makeRequests(settings: Settings, line: number, notes: Why[]): ReadRequest[] {
  const { parts, upload, head, get } = settings
  const data = get ? null : settings.data
  if ([data !== null, parts !== null, upload !== null, head].filter(Boolean).length > 1) {
    throw new RefusedCurl('curl_sends_twice')
  }
  const method = settings.method ?? (head ? 'HEAD' : upload !== null ? 'PUT' : data !== null || parts !== null ? 'POST' : 'GET')
  notes.push(...settings.notes)
  return readAddresses(settings).map(({ url, user }) => {
    const { headers, auth } = readHeaders(settings, settings.user ?? user, notes)
    return {
      name: nameOf(method, url),
      method,
      url,
      headers,
      body: parts ? { multipart: parts.map((part) => ({ ...part })) } : (data ?? upload),
      assertions: [],
      captures: [],
      line,
      ...(auth ? { auth } : {}),
      followRedirects: settings.follow,
      ...(settings.timeoutMs === null ? {} : { timeoutMs: settings.timeoutMs }),
      ...(settings.retries === null ? {} : { retries: settings.retries }),
      ...(settings.insecure ? { insecure: true as const } : {}),
    }
  })
}

/** `GET /v1/users`: no query, which may hold what is secret. */
function nameOf(method: string, url: string): string {
  const place = url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '')
  return `${method} ${place.startsWith('/') || place.startsWith('{{') ? place : `/${place}`}`.slice(0, 120)
}
