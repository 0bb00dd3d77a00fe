import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { clayWebhookSecrets } from './keys'
import type { WindowFigures } from './meter'
import { type Ask, json, readInput, type Reply, refusal, refuseKey } from './reply'
import { type Played, route, type Routes } from './routes'
import { statusPage } from './clay-status-page'

/** What the Clay system needs from the server it runs in. */
export interface ClaySetup {
  figures: (ask: Ask) => WindowFigures
}

/** A delivery signed longer ago, or further ahead, is refused: 5 minutes, in seconds. */
const tolerance = 300

const EnrichInput = z.strictObject({
  domain: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9-]{1,60}(\.[a-z0-9-]{1,60}){1,4}$/, 'A domain such as example.com.'),
})

const industries = ['Logistics', 'Software', 'Retail', 'Energy', 'Education'] as const

/**
 * Answers for `/clay/…`, a third-party enrichment: its health with connection and latency (`CLY-6`), the vendor's status page in HTML
 * (`CLY-4`), enrichment, and a receiver of webhooks that checks their signature (`CLY-3`). Null when there is no such endpoint.
 */
export function clay(setup: ClaySetup, ask: Ask): Played | null {
  const routes: Routes = {
    '/health': { GET: (one) => health(setup, one) },
    '/status': {
      GET: (one) => ({
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: statusPage(one.fault === 'degraded'),
      }),
    },
    '/v1/connectivity': { GET: (one) => refuseKey(one, 'clay', 'connectivity') ?? json(200, { connected: true }) },
    '/v1/enrich': { POST: (one) => refuseKey(one, 'clay', 'enrich') ?? enrich(one) },
    '/webhook': { POST: webhook },
  }
  return route(routes, '/clay', ask)
}

function health(setup: ClaySetup, ask: Ask): Reply {
  const degraded = ask.fault === 'degraded'
  return json(200, {
    status: degraded ? 'degraded' : 'healthy',
    connected: !degraded,
    latency_ms: degraded ? 5600 : setup.figures(ask).p50_ms,
  })
}

function enrich(ask: Ask): Reply {
  const read = readInput(ask, EnrichInput)
  if ('refused' in read) return read.refused
  const { domain } = read.value
  const digest = createHash('sha256').update(domain).digest()
  const name = domain.split('.')[0] ?? ''
  return json(200, {
    enrichment_id: `enr-${digest.toString('hex').slice(0, 16)}`,
    status: 'complete',
    company: {
      domain,
      name: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      industry: industries[(digest[0] ?? 0) % industries.length],
      employees: 10 + (digest[1] ?? 0) * 4,
    },
  })
}

/** The signature of a delivery: HMAC-SHA256 over time, a dot and the body. */
export function signDelivery(secret: string, timestamp: string, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`
}

function webhook(ask: Ask): Reply {
  if (ask.body === null) return refusal(413, 'too_large', 'A body may hold 256 kB.')
  const { body } = ask
  const timestamp = ask.headers['x-clay-timestamp']
  const signature = ask.headers['x-clay-signature']
  if (typeof timestamp !== 'string' || typeof signature !== 'string') return refusal(401, 'missing_signature', 'Sign the delivery.')
  const secrets = ask.environment ? [clayWebhookSecrets[ask.environment]] : Object.values(clayWebhookSecrets)
  const given = Buffer.from(signature)
  const right = secrets.some((secret) => {
    const wanted = Buffer.from(signDelivery(secret, timestamp, body))
    return given.length === wanted.length && timingSafeEqual(given, wanted)
  })
  if (!right) return refusal(401, 'wrong_signature', 'The signature does not fit.')
  if (!/^\d{1,11}$/.test(timestamp) || Math.abs(Date.now() / 1000 - Number(timestamp)) > tolerance) {
    return refusal(401, 'old_signature', 'The delivery was signed too long ago.')
  }
  return json(202, { received: true, delivery_id: `dlv-${createHash('sha256').update(`${timestamp}.${body}`).digest('hex').slice(0, 16)}` })
}
