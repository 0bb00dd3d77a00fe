import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { WindowFigures } from './meter'
import { type Ask, json, readInput, type Reply, refusal, refuseKey } from './reply'
import { type Handler, type Played, route, type Routes } from './routes'
import { judgeStatement } from './qwed-judge'
import type { Allowance, WindowLimit } from './window-limit'

/** What the QWED system needs from the server it runs in. */
export interface QwedSetup {
  version: string
  figures: (ask: Ask) => WindowFigures
  quota: WindowLimit
}

const statement = z.string().trim().min(1).max(2000)
const VerifyInput = z.strictObject({ statement })
const BatchInput = z.strictObject({
  items: z
    .array(z.strictObject({ id: z.string().min(1).max(60), statement }))
    .min(1)
    .max(50),
})

const verification = (text: string) => ({
  verification_id: `ver-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`,
  ...judgeStatement(text),
})

/**
 * Answers for `/qwed/…`, a verification API: one statement, a batch of them, the quota. Each statement costs one of the quota; headers say
 * what is left, and a request that costs more than that is 429 with the time until it is full again (`QWD-1`). Null when
 * there is no such endpoint.
 */
export function qwed(setup: QwedSetup, ask: Ask): Played | null {
  const routes: Routes = {
    '/health': { GET: (one) => json(200, { status: 'healthy', version: setup.version, metrics: setup.figures(one) }) },
    '/v1/connectivity': { GET: (one) => refuseKey(one, 'qwed', 'connectivity') ?? json(200, { connected: true }) },
    '/v1/verify': {
      POST: paid(setup, (one) => {
        const read = readInput(one, VerifyInput)
        return 'refused' in read ? read : { cost: 1, answer: () => json(200, verification(read.value.statement)) }
      }),
    },
    '/v1/batch': {
      POST: paid(setup, (one) => {
        const read = readInput(one, BatchInput)
        if ('refused' in read) return read
        const { items } = read.value
        return { cost: items.length, answer: () => batch(items) }
      }),
    },
    '/v1/quota': {
      GET: paid(setup, () => ({
        cost: 0,
        answer: ({ limit, remaining, resetSeconds }) => json(200, { limit, used: limit - remaining, remaining, resets_in_s: resetSeconds }),
      })),
    },
  }
  return route(routes, '/qwed', ask)
}

type Costing = { refused: Reply } | { cost: number; answer: (left: Allowance) => Reply }

function paid(setup: QwedSetup, read: (ask: Ask) => Costing): Handler {
  return (ask) => {
    const refused = refuseKey(ask, 'qwed', 'verify')
    if (refused || !ask.key) return refused ?? refusal(401, 'unknown_api_key', 'This API key is not known here.')
    const costing = read(ask)
    const cost = 'refused' in costing ? 0 : costing.cost
    const left = setup.quota.take(ask.key.name, cost, Date.now())
    const spent = refusal(429, 'quota_spent', 'The quota does not cover this request.', { needed: cost, remaining: left.remaining })
    const reply = 'refused' in costing ? costing.refused : left.allowed ? costing.answer(left) : spent
    const headers: Record<string, string> = {
      'x-quota-limit': String(left.limit),
      'x-quota-remaining': String(left.remaining),
      'x-quota-reset': String(left.resetSeconds),
    }
    if (!left.allowed) headers['retry-after'] = String(left.resetSeconds)
    return { ...reply, headers: { ...reply.headers, ...headers } }
  }
}

function batch(items: readonly { id: string; statement: string }[]): Reply {
  const results = items.map(({ id, statement: text }) => ({ id, ...verification(text) }))
  const count = (verdict: string) => results.filter((one) => one.verdict === verdict).length
  return json(200, {
    batch_id: `bat-${createHash('sha256').update(JSON.stringify(items)).digest('hex').slice(0, 16)}`,
    results,
    summary: { total: results.length, verified: count('verified'), refuted: count('refuted'), inconclusive: count('inconclusive') },
  })
}
