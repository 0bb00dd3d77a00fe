import { z } from 'zod'
import { plainText } from './run-lines'
import type { Server } from './read-arguments'

/** Why a command cannot go on, in one line, and with which exit code. */
export class SmokeProblem extends Error {
  constructor(
    message: string,
    readonly exitCode: number,
    /** The connection or the server was at fault, not what was asked: asking again may help. */
    readonly passing = false,
    /** What was refused of single fields. */
    readonly fields: readonly { field: string; message: string }[] = [],
  ) {
    super(message)
  }
}

type Question<S extends z.ZodType> = { method?: 'GET' | 'POST'; body?: object; headers?: Record<string, string>; answer: S }

/** Longest wait for one answer. */
const patienceMs = 15_000

/**
 * Asks the REST interface once. Anything but a proper answer is a `SmokeProblem` with one clear line. Redirects are not followed: the token
 * goes to the address that was given and nowhere else.
 */
export async function askServer<S extends z.ZodType>(server: Server, path: string, question: Question<S>) {
  const { method = 'GET', body, headers, answer } = question
  let response: Response
  let text: string
  try {
    response = await fetch(`${server.url}/api/v1${path}`, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${server.token}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    text = await response.text()
  } catch (error) {
    throw new SmokeProblem(`Gonogo cannot be reached at ${server.url}: ${reasonOf(error)}.`, 3, true)
  }
  if (!response.ok) throw problemOf(response, text, server)
  const parsed = answer.safeParse(readJson(text))
  if (!parsed.success) throw new SmokeProblem(`What answers at ${server.url} is no Gonogo, or one of another version.`, 3)
  return parsed.data
}

function problemOf(response: Response, text: string, server: Server): SmokeProblem {
  const { status } = response
  const told = readJson(text) as { title?: unknown; detail?: unknown; errors?: unknown } | null
  const title = typeof told?.title === 'string' ? told.title : ''
  const detail = typeof told?.detail === 'string' ? plainText(told.detail) : ''
  if (status >= 300 && status < 400)
    return new SmokeProblem(`${server.url} answers with a redirect. Set GONOGO_URL to where it leads, with https.`, 3)
  if (status === 401) return new SmokeProblem('The token is not accepted: it has ended, was revoked, or is of another installation.', 3)
  if (title === 'denied_token_scope') return new SmokeProblem('The token lacks a scope: it needs read and smoke.', 3)
  if (status === 403) return new SmokeProblem(`The token may not do this. ${detail}`.trim(), 3)
  if (status === 429 || status >= 500) return new SmokeProblem(`Gonogo answers ${status}. ${detail}`.trim(), 3, true)
  return new SmokeProblem(detail || `Gonogo answers ${status}.`, 2, false, fieldsOf(told?.errors))
}

function fieldsOf(errors: unknown): { field: string; message: string }[] {
  const parsed = z.array(z.object({ field: z.string(), message: z.string() })).safeParse(errors)
  return parsed.success ? parsed.data.map(({ field, message }) => ({ field: plainText(field), message: plainText(message) })) : []
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

/** What went wrong with the connection; of `fetch` only the cause says it. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return `no answer within ${patienceMs / 1000} s`
  const cause = error instanceof Error ? (error.cause as { code?: unknown; message?: unknown } | undefined) : undefined
  return plainText(String(cause?.code ?? cause?.message ?? (error instanceof Error ? error.message : 'unknown reason')), 200)
}
