import fs from 'node:fs'
import path from 'node:path'
import type { Answer } from '@/lib/core/answer'
import { sessionCookie } from './session'
import { root, type RunningApp } from './start-app'

export type ServerAction = { id: string; name: string; file: string; page: string }

type Manifest = { node: Record<string, { workers: Record<string, unknown>; exportedName?: string; filename?: string }> }

/** Every server action of the build, with one page that carries it. */
export function serverActions(): ServerAction[] {
  const manifest = JSON.parse(fs.readFileSync(path.join(root, '.next/server/server-reference-manifest.json'), 'utf8')) as Manifest
  return Object.entries(manifest.node).map(([id, entry]) => ({
    id,
    name: entry.exportedName ?? '',
    file: entry.filename ?? '',
    page: pageOf(Object.keys(entry.workers)[0] ?? ''),
  }))
}

/** `app/(ops)/releases/[id]/page` → `/releases/x`: which page carries an action does not matter to it. */
function pageOf(worker: string): string {
  const parts = worker
    .replace(/^app/, '')
    .replace(/\/page$/, '')
    .split('/')
  return (
    parts
      .filter((part) => part && !/^\(.*\)$/.test(part))
      .map((part) => (part.startsWith('[') ? '/x' : `/${part}`))
      .join('') || '/'
  )
}

export type RawAnswer = { status: number; text: string; value: unknown }

/** Sends a server action as a browser would, and reads the value out of the answer's stream. `headers` replace what a browser sets. */
export async function sendAction(
  app: RunningApp,
  action: ServerAction,
  cookie: string | null,
  args: unknown[],
  headers: Record<string, string | undefined> = {},
): Promise<RawAnswer> {
  const all: Record<string, string | undefined> = {
    'content-type': 'text/plain;charset=UTF-8',
    accept: 'text/x-component',
    origin: app.url,
    'sec-fetch-site': 'same-origin',
    'next-action': action.id,
    cookie: cookie === null ? undefined : `${sessionCookie}=${cookie}`,
    ...headers,
  }
  const response = await fetch(app.url + action.page, {
    method: 'POST',
    headers: Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)),
    // As React writes it: a text that begins with a dollar gets a second one.
    body: JSON.stringify(args, (_key, value: unknown) => (typeof value === 'string' && value.startsWith('$') ? `$${value}` : value)),
    redirect: 'manual',
  })
  const text = await response.text()
  return { status: response.status, text, value: returned(text) }
}

/** Calls an action by name and answers what its command answered. */
export async function callAction<T>(
  app: RunningApp,
  name: string,
  cookie: string,
  input: unknown,
  meta?: { idempotencyKey?: string; expectedVersion?: number },
): Promise<Answer<T>> {
  const action = serverActions().find((each) => each.name === name)
  if (!action) throw new Error(`There is no action ${name}`)
  const answer = await sendAction(app, action, cookie, meta ? [input, meta] : [input])
  if (answer.status !== 200 || !answer.value) throw new Error(`${name}: ${answer.status} ${answer.text.slice(0, 300)}`)
  return answer.value as Answer<T>
}

/** The value an action returned: row 0 of the stream points at it. */
function returned(stream: string): unknown {
  const rows = new Map<string, string>()
  for (const line of stream.split('\n')) {
    const at = line.indexOf(':')
    if (at > 0) rows.set(line.slice(0, at), line.slice(at + 1))
  }
  try {
    const head = JSON.parse(rows.get('0') ?? 'null') as { a?: string } | null
    const row = head?.a?.startsWith('$@') ? rows.get(head.a.slice(2)) : undefined
    return row === undefined ? undefined : (JSON.parse(row) as unknown)
  } catch {
    return undefined
  }
}
