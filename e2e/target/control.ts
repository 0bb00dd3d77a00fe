import type { IncomingMessage } from 'node:http'
import type { z } from 'zod'
import { FaultInput } from './fault-schema'
import type { FaultBook } from './faults'
import { type Reply, json, refusal } from './reply'
import { wrongMethod } from './routes'
import type { SeenList } from './seen'
import { type Settings, SettingsInput } from './settings'

const maxBodyBytes = 256 * 1024

/** What the control endpoints act on. */
export interface ControlSetup {
  faults: FaultBook
  seen: SeenList
  settings: Settings
  /** Called with what was set. */
  onSettings: (set: Partial<Settings>) => void
  resetMetrics: () => void
}

/** The body as text, or null when it is larger than 256 kB. */
export async function readBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > maxBodyBytes) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

async function readJson<T>(request: IncomingMessage, schema: z.ZodType<T>): Promise<{ value: T } | { refused: Reply }> {
  // Asking for JSON keeps a foreign web page from switching faults on with a plain form.
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return { refused: refusal(415, 'json_only', 'Send application/json.') }
  }
  const text = await readBody(request)
  if (text === null) return { refused: refusal(413, 'too_large', `A body may hold ${maxBodyBytes} bytes.`) }
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return { refused: refusal(400, 'invalid_json', 'The body is not JSON.') }
  }
  const parsed = schema.safeParse(raw)
  if (parsed.success) return { value: parsed.data }
  const issues = parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message }))
  return { refused: refusal(400, 'invalid_input', issues[0]?.message ?? 'Invalid input.', { field: issues[0]?.field ?? '', issues }) }
}

async function faultsEndpoint(setup: ControlSetup, request: IncomingMessage, id: string | undefined): Promise<Reply> {
  if (id !== undefined) {
    if (request.method !== 'DELETE') return wrongMethod('DELETE')
    return setup.faults.remove(id) ? json(200, { faults: setup.faults.list() }) : refusal(404, 'unknown_fault', 'No fault has this id.')
  }
  if (request.method === 'GET') return json(200, { faults: setup.faults.list() })
  if (request.method === 'DELETE') {
    setup.faults.clear()
    setup.resetMetrics()
    return json(200, { faults: [] })
  }
  if (request.method !== 'POST') return wrongMethod('GET, POST, DELETE')
  const read = await readJson(request, FaultInput)
  return 'refused' in read ? read.refused : json(201, setup.faults.add(read.value))
}

/**
 * The endpoints that drive the target instead of playing a system: `/_faults`, `/_seen`, `/_settings`.
 * They are never counted and no fault touches them. Null when the path is none of them.
 */
export async function control(setup: ControlSetup, request: IncomingMessage, path: string): Promise<Reply | null> {
  const [, first, id, ...rest] = path.split('/')
  if (rest.length > 0) return null
  if (first === '_faults') return faultsEndpoint(setup, request, id)
  if (id !== undefined) return null
  if (first === '_seen') {
    if (request.method === 'DELETE') setup.seen.clear()
    else if (request.method !== 'GET') return wrongMethod('GET, DELETE')
    return json(200, { requests: setup.seen.list() })
  }
  if (first === '_settings') {
    if (request.method === 'PUT') {
      const read = await readJson(request, SettingsInput)
      if ('refused' in read) return read.refused
      const set = Object.fromEntries(Object.entries(read.value).filter(([, value]) => value !== undefined)) as Partial<Settings>
      Object.assign(setup.settings, set)
      setup.onSettings(set)
    } else if (request.method !== 'GET') return wrongMethod('GET, PUT')
    return json(200, setup.settings)
  }
  return null
}
