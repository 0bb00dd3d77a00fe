import { listStatuses } from '../clauses/list-statuses'
import type { ReadAssertion } from '../read-request'
import type { Literal } from './read-expression'

/** Reason phrases of the codes people test for (IANA's HTTP Status Code Registry), folded. */
const codes = new Map<string, number>([
  ['ok', 200],
  ['created', 201],
  ['accepted', 202],
  ['no content', 204],
  ['partial content', 206],
  ['moved permanently', 301],
  ['found', 302],
  ['see other', 303],
  ['not modified', 304],
  ['temporary redirect', 307],
  ['permanent redirect', 308],
  ['bad request', 400],
  ['unauthorized', 401],
  ['payment required', 402],
  ['forbidden', 403],
  ['not found', 404],
  ['method not allowed', 405],
  ['not acceptable', 406],
  ['request timeout', 408],
  ['conflict', 409],
  ['gone', 410],
  ['precondition failed', 412],
  ['payload too large', 413],
  ['content too large', 413],
  ['unsupported media type', 415],
  ["i'm a teapot", 418],
  ['unprocessable entity', 422],
  ['unprocessable content', 422],
  ['locked', 423],
  ['too many requests', 429],
  ['internal server error', 500],
  ['not implemented', 501],
  ['bad gateway', 502],
  ['service unavailable', 503],
  ['gateway timeout', 504],
])

/** The status is one of these codes or reason phrases, or none of them; null when one is unknown. */
export function statusAssertion(values: Literal[], negated = false): ReadAssertion[] | null {
  const found = values.map((value) => (typeof value === 'string' ? codes.get(value.toLowerCase()) : value))
  if (found.length === 0 || !found.every((code) => typeof code === 'number' && Number.isInteger(code))) return null
  const expected = negated ? listStatuses((status) => !found.includes(status)) : found.join(', ')
  return [{ kind: 'status', params: { expected } }]
}

/** What `pm.response.to.be.…` says in one word. `ok` is 200 and nothing else; `success` is every 2xx. */
export const responseWords: ReadonlyMap<string, ReadAssertion> = new Map(
  Object.entries({
    ok: '200',
    success: '2xx',
    info: '1xx',
    redirection: '3xx',
    clientError: '4xx',
    serverError: '5xx',
    error: '4xx, 5xx',
    accepted: '202',
    withoutContent: '204',
    badRequest: '400',
    unauthorized: '401',
    unauthorised: '401',
    forbidden: '403',
    notFound: '404',
    rateLimited: '429',
  })
    .map(([word, expected]): [string, ReadAssertion] => [word, { kind: 'status', params: { expected } }])
    .concat([
      ['json', { kind: 'jsonpath', params: { path: '$', op: 'present' } }],
      ['withBody', { kind: 'body_text', params: { op: 'matches', value: '(?s).' } }],
    ]),
)
