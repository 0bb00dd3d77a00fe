import type { z } from 'zod'
import { inputText, type Locale, sayIssues } from '@/lib/core/texts'
import type { ReadRequest } from '../readers/read-request'
import { checkDefinition } from '../check-definition'
import { SuiteDefinition, type StepInput } from '../step-schema'
import { convertBody, type FileContent } from './convert-body'
import { convertHeaders, headerOf, withoutHeader } from './convert-headers'
import { distinctName } from './distinct-name'
import { note, obstacle, type StepNote } from './step-note'

/** A step as a definition takes it, before defaults. */
export type StepDraft = z.input<typeof StepInput>

/** What became of one request. `step` is null when something stops it; `notes` say what, and what a person should look at. */
export interface ConvertedRequest {
  line: number
  step: StepDraft | null
  notes: StepNote[]
}

/** A request without an expectation is held to what `curl -f` lets pass, a redirect included. */
const anyGood = { kind: 'status', params: { expected: '200-399' } }

/** Names whose values are kept masked. */
const secretName = /TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|SESSION|COOKIE|CREDENTIAL|JWT|AUTH/

/**
 * Makes steps of requests, in order: names told apart, headers of the transport left out, bodies by their kind, certificates unchecked only
 * where the document says so. Whatever comes back as a step is one that a suite takes; a request that cannot be one says why. `files` holds
 * what parts of forms name only; reasons
 * that a schema gives are in the language of `locale`; names in `taken` are not given again.
 */
export function convertRequests(
  requests: readonly ReadRequest[],
  files: ReadonlyMap<string, FileContent> = new Map(),
  locale: Locale = 'en',
  taken: Iterable<string> = [],
): ConvertedRequest[] {
  const names = new Set(taken)
  return requests.map((request) => {
    const { headers, notes } = convertHeaders(request.headers, request.url)
    const name = distinctName(request.name, names)
    if (name !== request.name) notes.push(note('renamed'))
    const step = convert(request, name, headers, files, notes)
    if (!notes.some(({ stops }) => stops)) notes.push(...flawsOf(step, locale))
    const stopped = notes.some(({ stops }) => stops)
    if (!stopped) names.add(name)
    return { line: request.line, step: stopped ? null : step, notes }
  })
}

function convert(
  request: ReadRequest,
  name: string,
  headers: ReadRequest['headers'],
  files: ReadonlyMap<string, FileContent>,
  notes: StepNote[],
): StepDraft {
  const sent = convertBody(request.body, headers, files)
  notes.push(...sent.notes)
  const { auth, rest } = authOf(request, sent.headers)
  if (hasSecret(auth, rest)) notes.push(note('secret_written'))
  if (request.insecure) notes.push(note('unverified'))
  if (request.assertions.length === 0) notes.push(note('status_added', { expected: anyGood.params.expected }))
  const timeoutMs = within(request.timeoutMs, 100, 60_000)
  if (timeoutMs !== request.timeoutMs) notes.push(note('timeout_changed', { asked: request.timeoutMs!, taken: timeoutMs! }))
  const retries = within(request.retries, 0, 5)
  if (retries !== request.retries) notes.push(note('retries_changed', { asked: request.retries!, taken: retries! }))
  const asked = request.assertions.length === 0 ? [anyGood] : request.assertions.map(({ kind, params }) => ({ kind, params }))
  return {
    name,
    request: {
      method: request.method,
      url: request.url,
      headers: rest,
      ...(auth ? { auth } : {}),
      body: sent.body,
      ...(request.followRedirects === undefined ? {} : { followRedirects: request.followRedirects }),
      ...(request.insecure ? { tls: { verify: false } } : {}),
    },
    ...(request.poll ? { assertions: [], poll: { ...request.poll, doneWhen: asked } } : { assertions: asked }),
    captures: request.captures.map((capture) => ({ ...capture, secret: capture.secret === true || secretName.test(capture.name) })),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(retries === undefined ? {} : { retries }),
  }
}

const within = (value: number | undefined, least: number, most: number) =>
  value === undefined ? undefined : Math.min(Math.max(Math.round(value), least), most)

/** A bearer token of a header is what a step calls its authentication; any other header stays as it is. */
function authOf(
  { auth }: ReadRequest,
  headers: ReadRequest['headers'],
): { auth?: StepDraft['request']['auth']; rest: ReadRequest['headers'] } {
  if (auth) return { auth, rest: withoutHeader(headers, 'authorization') }
  const token = /^Bearer (\S+)$/.exec(headerOf(headers, 'authorization') ?? '')?.[1]
  const only = headers.filter(({ name }) => name.toLowerCase() === 'authorization').length === 1
  return token !== undefined && only
    ? { auth: { kind: 'bearer', token }, rest: withoutHeader(headers, 'authorization') }
    : { rest: headers }
}

/** Whether who asks is written out rather than named by a variable. */
function hasSecret(auth: StepDraft['request']['auth'], headers: ReadRequest['headers']): boolean {
  const plain = (text: string) => !text.includes('{{')
  if (auth?.kind === 'bearer') return plain(auth.token)
  if (auth?.kind === 'basic') return plain(auth.password)
  return headers.some(
    ({ name, value }) => /^(authorization|cookie|x-api-key|api-key|x-auth-token)$/i.test(name) && value !== '' && plain(value),
  )
}

/** What the schema and the kinds have against a step. */
function flawsOf(step: StepDraft, locale: Locale): StepNote[] {
  const parsed = SuiteDefinition.safeParse({ steps: [step] }, { error: sayIssues(locale) })
  const flaw = (field: string, message: string) =>
    obstacle('invalid', { field: field.split('.').slice(2).join('.'), message: inputText(locale, message) })
  if (!parsed.success) return parsed.error.issues.map((issue) => flaw(issue.path.join('.'), issue.message))
  return Object.entries(checkDefinition(parsed.data, locale)).map(([field, message]) => flaw(field, message))
}
