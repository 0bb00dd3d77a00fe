import type { IncomingHttpHeaders } from 'node:http'
import type { z } from 'zod'
import type { Fault } from './fault-schema'
import type { DemoKey } from './keys'

/** A request as the played systems see it. */
export interface Ask {
  method: string
  /** Path without query and without the environment segment. */
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  /** The environment named by the first path segment, or null when the path names none. */
  environment: 'staging' | 'production' | null
  key: DemoKey | null
  keyState: 'missing' | 'unknown' | 'known'
  /** As it came. Empty when there was none; null when it was larger than 256 kB. */
  body: string | null
  /** When it came, by `performance.now()`. */
  begun: number
  /** The fault it meets: some are played by the system itself. */
  fault: Fault['kind'] | null
}

/** A whole answer, not yet sent, so that a fault can still spoil it. */
export interface Reply {
  status: number
  headers: Record<string, string>
  body: string
}

/** An answer as JSON. */
export function json(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: `${JSON.stringify(value)}\n` }
}

/** A refusal in the form all played systems share: `{ error: { code, message, … } }`. */
export function refusal(status: number, code: string, message: string, extra: Record<string, unknown> = {}): Reply {
  return json(status, { error: { code, message, ...extra } })
}

/**
 * Checks `X-API-Key` for one system and scope. Null when the key may pass; otherwise 401 for a missing or
 * unknown key (a key of another environment is unknown here), 403 for one without the scope.
 */
export function refuseKey(ask: Ask, system: DemoKey['system'], scope: string): Reply | null {
  if (ask.keyState === 'missing') return refusal(401, 'missing_api_key', 'Send the API key in the X-API-Key header.')
  const key = ask.key
  if (!key || key.system !== system || (ask.environment && key.environment !== ask.environment)) {
    return refusal(401, 'unknown_api_key', 'This API key is not known here.')
  }
  if (!key.scopes.includes(scope)) {
    return refusal(403, 'missing_scope', `This API key lacks the scope ${scope}.`, { scope })
  }
  return null
}

/** The body as the schema has it, or how it is refused: 413, 415, 400 for what is no JSON, 422 at the field that is wrong. */
export function readInput<T>(ask: Ask, schema: z.ZodType<T>): { value: T } | { refused: Reply } {
  if (ask.body === null) return { refused: refusal(413, 'too_large', 'A body may hold 256 kB.') }
  if (!/^application\/json\b/i.test(ask.headers['content-type'] ?? '')) {
    return { refused: refusal(415, 'json_only', 'Send application/json.') }
  }
  let raw: unknown
  try {
    raw = JSON.parse(ask.body)
  } catch {
    return { refused: refusal(400, 'invalid_json', 'The body is not JSON.') }
  }
  const parsed = schema.safeParse(raw)
  if (parsed.success) return { value: parsed.data }
  const [issue] = parsed.error.issues
  return { refused: refusal(422, 'invalid_input', issue?.message ?? 'Invalid input.', { field: issue?.path.join('.') ?? '' }) }
}
