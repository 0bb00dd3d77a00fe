import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import type { Actor } from './actor'
import type { Refusal } from './answer'
import { plain } from './canonical'
import { asRefusal, type Command } from './command'
import { faultOf } from './db/fault'
import { describeError, log } from './log'
import { parseInput } from './parse-input'
import { denialOf } from './permissions'
import { Refused, refuse } from './refusal'
import { currentActor, tokenActor } from './session'
import { asLocale, type Locale } from './texts'

/** A command opened to machines. Path parameters are joined to the body; the command's own schema checks both. */
export type WriteRoute = {
  method: 'post' | 'put' | 'patch' | 'delete'
  /** With `{name}` for parameters, below /api/v1. */
  path: `/${string}`
  summary: string
  command: Command
}

/** A read opened to machines (scope `read`) and to the pages of a signed-in person. */
export type ReadRoute = {
  path: `/${string}`
  summary: string
  /** Checks path and query parameters together; unknown ones are refused. */
  params: z.ZodObject
  /** Answers null when it is not there or not for this actor: 404 either way. A `Response` is a file. */
  read: (actor: Actor, params: never) => Promise<unknown>
}

/** A read with its parameters typed from their schema. */
export function readRoute<P extends z.ZodObject>(
  route: Omit<ReadRoute, 'params' | 'read'> & { params: P; read: (actor: Actor, params: z.output<P>) => Promise<unknown> },
): ReadRoute {
  return route as unknown as ReadRoute
}

const maxBody = 1_048_576

/** The machines' door: every route, its OpenAPI description, and problem+json for all that is refused. */
export function buildApi(writes: WriteRoute[], reads: ReadRoute[], openApi: () => unknown): Hono {
  const app = new Hono().basePath('/api/v1')
  app.get('/openapi.json', (c) => c.json(openApi() as object))
  for (const route of reads) app.get(honoPath(route.path), (c) => answerRead(c, route))
  for (const route of writes) app.on(route.method.toUpperCase(), honoPath(route.path), (c) => answerWrite(c, route))
  app.notFound((c) => problem(c, asRefusal(refuse('no_such_route', {}, { status: 404 }), localeOf(c))))
  app.onError((error, c) => answerError(c, error))
  return app
}

const honoPath = (path: string) => path.replace(/\{(\w+)\}/g, ':$1')
const localeOf = (c: Context): Locale => asLocale(c.req.header('accept-language')?.split(',')[0])

/** Reads take a token or the session cookie of a person. */
async function readerOf(c: Context): Promise<Actor> {
  const header = c.req.header('authorization')
  const actor = header === undefined ? await currentActor() : await tokenActor(header)
  if (!actor) throw refuse('denied_sign_in', {}, { status: 401 })
  if (actor.kind === 'token' && !actor.scopes.includes('read')) throw refuse('denied_token_scope', {}, { status: 403 })
  return actor
}

/** Writes here take a token only: people write through server actions, so a cookie carries no power here. */
async function writerOf(c: Context): Promise<Actor> {
  const header = c.req.header('authorization')
  const actor = header === undefined ? null : await tokenActor(header)
  if (!actor) throw refuse('denied_sign_in', {}, { status: 401 })
  return actor
}

async function answerRead(c: Context, route: ReadRoute) {
  const actor = await readerOf(c)
  const asked = { ...Object.fromEntries(new URL(c.req.url).searchParams), ...c.req.param() }
  const params = parseInput(route.params.strict(), asked, localeOf(c))
  const value = await route.read(actor, params as never)
  if (value === null || value === undefined) throw refuse('not_found', { what: 'resource' }, { status: 404 })
  // A file, with headers of its own.
  if (value instanceof Response) return value
  c.header('cache-control', 'private, no-store')
  return c.json(plain(value) as object)
}

async function answerWrite(c: Context, route: WriteRoute) {
  const actor = await writerOf(c)
  const denial = denialOf(actor, route.command.commandName)
  if (denial) throw refuse(`denied_${denial}`, {}, { status: 403 })
  const input = { ...(await bodyOf(c)), ...c.req.param() }
  const answer = await route.command(actor, input, { ...metaOf(c), locale: localeOf(c) })
  if (!answer.ok) return problem(c, answer.refusal)
  c.header('cache-control', 'no-store')
  return c.json({ value: plain(answer.value) })
}

function metaOf(c: Context): { idempotencyKey?: string; expectedVersion?: number } {
  const idempotencyKey = c.req.header('idempotency-key')
  const match = c.req.header('if-match')
  const version = match === undefined ? undefined : /^"?(\d{1,9})"?$/.exec(match)?.[1]
  if (match !== undefined && version === undefined) {
    throw refuse('bad_if_match', {}, { status: 400, field: 'If-Match' })
  }
  return { idempotencyKey, ...(version === undefined ? {} : { expectedVersion: Number(version) }) }
}

/** The JSON object of a request; another type, size or shape is a 4xx that says so. */
async function bodyOf(c: Context): Promise<Record<string, unknown>> {
  if (Number(c.req.header('content-length') ?? 0) > maxBody) throw refuse('body_too_large', { max: '1 MB' }, { status: 413 })
  const content = await c.req.text()
  if (content.length > maxBody) throw refuse('body_too_large', { max: '1 MB' }, { status: 413 })
  if (content.trim() === '') return {}
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw refuse('not_json', {}, { status: 415 })
  let body: unknown
  try {
    body = JSON.parse(content)
  } catch {
    throw refuse('bad_json', {}, { status: 400 })
  }
  if (!body || typeof body !== 'object' || Array.isArray(body)) throw refuse('not_an_object', {}, { status: 400 })
  return body as Record<string, unknown>
}

function answerError(c: Context, error: unknown) {
  if (error instanceof Refused) return problem(c, asRefusal(error, localeOf(c)))
  if (faultOf(error)) return problem(c, asRefusal(refuse('unavailable', {}, { status: 503 }), localeOf(c)))
  const id = randomUUID().slice(0, 8)
  log.error({ id, path: c.req.routePath, error: describeError(error) }, 'request failed')
  return problem(c, asRefusal(refuse('unexpected', { id }, { status: 500 }), localeOf(c)))
}

/** A refusal as problem+json (RFC 9457). */
export function problem(c: Context, refusal: Refusal) {
  const body = {
    type: `urn:gonogo:refusal:${refusal.code}`,
    title: refusal.code,
    status: refusal.status,
    detail: refusal.message,
    ...(refusal.fields || refusal.field
      ? {
          errors: refusal.fields
            ? Object.entries(refusal.fields).map(([field, message]) => ({ field, message }))
            : [{ field: refusal.field, message: refusal.message }],
        }
      : {}),
    ...(refusal.data === undefined ? {} : { data: refusal.data }),
  }
  return c.body(JSON.stringify(body), refusal.status as never, { 'content-type': 'application/problem+json', 'cache-control': 'no-store' })
}
