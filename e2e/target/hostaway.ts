import { type CursorFlaw, decodeCursor, encodeCursor } from './cursor'
import { bookings, listings } from './hostaway-data'
import type { WindowFigures } from './meter'
import { type Ask, type Reply, json, refusal, refuseKey } from './reply'

/** What the Hostaway system needs from the server it runs in. */
export interface HostawaySetup {
  cursorSecret: Buffer
  cursorTtlMs: () => number
  figures: () => WindowFigures
  uptimeSeconds: () => number
  version: string
}

/** A reply, and why its cursor was refused if that is why it is a 400. */
export interface PageReply {
  reply: Reply
  cursorFlaw: CursorFlaw | null
}

const defaultLimit = 20
const maxLimit = 100

function health(setup: HostawaySetup): Reply {
  return json(200, {
    status: 'healthy',
    version: setup.version,
    uptime_s: setup.uptimeSeconds(),
    checks: { database: 'ok', cache: 'ok' },
    cursor: { ttl_s: setup.cursorTtlMs() / 1000 },
    metrics: setup.figures(),
  })
}

function readWhole(text: string, least: number, most: number): number | null {
  if (!/^\d{1,9}$/.test(text)) return null
  const value = Number(text)
  return value >= least && value <= most ? value : null
}

/**
 * One page of a collection. `limit` is 1–100 (20 when left out). `cursor` continues a page; `offset` is the
 * older way of paging and still works, but not together with a cursor.
 */
function page(setup: HostawaySetup, ask: Ask, collection: string, rows: readonly { id: number }[]): PageReply {
  const plain = (reply: Reply): PageReply => ({ reply, cursorFlaw: null })
  const limit = readWhole(ask.query.get('limit') ?? String(defaultLimit), 1, maxLimit)
  if (limit === null) {
    return plain(refusal(400, 'invalid_limit', `limit is a whole number from 1 to ${maxLimit}.`, { field: 'limit' }))
  }
  const cursor = ask.query.get('cursor')
  const offsetText = ask.query.get('offset')
  let start = 0
  if (cursor !== null) {
    if (offsetText !== null) {
      return plain(refusal(400, 'cursor_and_offset', 'Page by cursor or by offset, not by both.', { field: 'offset' }))
    }
    const reading = decodeCursor(cursor, collection, setup.cursorSecret, Date.now())
    if (!reading.ok) {
      const said = reading.flaw === 'expired' ? 'This cursor has expired; start again from the first page.' : 'This cursor is not valid.'
      return { reply: refusal(400, 'invalid_cursor', said, { reason: reading.flaw, field: 'cursor' }), cursorFlaw: reading.flaw }
    }
    const at = rows.findIndex((row) => row.id > reading.after)
    start = at < 0 ? rows.length : at
  } else if (offsetText !== null) {
    const offset = readWhole(offsetText, 0, 1_000_000)
    if (offset === null) return plain(refusal(400, 'invalid_offset', 'offset is a whole number from 0.', { field: 'offset' }))
    start = offset
  }
  const data = rows.slice(start, start + limit)
  const last = data.at(-1)
  const more = last !== undefined && start + limit < rows.length
  const nextCursor = more
    ? encodeCursor({ collection, after: last.id, expires: Date.now() + setup.cursorTtlMs() }, setup.cursorSecret)
    : null
  return plain(json(200, { data, count: data.length, total: rows.length, limit, next_cursor: nextCursor }))
}

/** Answers for `/hostaway/…`; `path` is what follows it. Null when there is no such endpoint. */
export function hostaway(setup: HostawaySetup, ask: Ask, path: string): PageReply | null {
  const plain = (reply: Reply): PageReply => ({ reply, cursorFlaw: null })
  if (path === '/health') return plain(health(setup))
  if (path === '/v1/connectivity') {
    return plain(refuseKey(ask, 'hostaway', 'connectivity') ?? json(200, { connected: true, account_id: 'demo-account-61' }))
  }
  if (path === '/v1/listings') {
    const refused = refuseKey(ask, 'hostaway', 'listings:read')
    return refused ? plain(refused) : page(setup, ask, 'listings', listings)
  }
  if (path === '/v1/bookings') {
    const refused = refuseKey(ask, 'hostaway', 'bookings:read')
    return refused ? plain(refused) : page(setup, ask, 'bookings', bookings)
  }
  return null
}
