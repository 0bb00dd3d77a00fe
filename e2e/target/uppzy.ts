import { createHash } from 'node:crypto'
import { z } from 'zod'
import { BoundedMap } from './bounded-map'
import { uppzyTenants } from './keys'
import type { WindowFigures } from './meter'
import { type Ask, json, readInput, type Reply, refusal, refuseKey } from './reply'
import { type Handler, type Played, route, type Routes } from './routes'
import { answerTo } from './uppzy-answers'
import type { WindowLimit } from './window-limit'

/** What the Uppzy system needs from the server it runs in. */
export interface UppzySetup {
  version: string
  figures: (ask: Ask) => WindowFigures
  asyncChatMs: () => number
  perMinute: WindowLimit
}

const DocumentInput = z.strictObject({ title: z.string().min(1).max(200), text: z.string().min(1).max(50_000) })
const ChatInput = z.strictObject({ message: z.string().trim().min(1).max(4000), session_id: z.string().max(100).optional() })
const FeedbackInput = z.strictObject({
  request_id: z.string().min(1).max(100),
  rating: z.enum(['good', 'bad']),
  comment: z.string().max(2000).optional(),
})

type Place = { tenantId: string; siteId: string }
type Document = z.output<typeof DocumentInput> & { version: number }
type Chat = { message: string; submittedMs: number; async: boolean }

/**
 * Uppzy, a chat-and-content API: connectivity, documents, chat at once and later, feedback. Every request names its key, tenant and
 * site: an unknown key is 401, a wrong tenant or site 403, an unknown id 404, too many requests 429 (`UPZ-9`).
 */
export class Uppzy {
  readonly #setup: UppzySetup
  readonly #documents = new BoundedMap<Document>(500)
  readonly #chats = new BoundedMap<Chat>(2000)
  #asked = 0

  constructor(setup: UppzySetup) {
    this.#setup = setup
  }

  /** Answers for `/uppzy/…`; null when there is no such endpoint. */
  play(ask: Ask): Played | null {
    return route(this.#routes, '/uppzy', ask)
  }

  readonly #routes: Routes = {
    '/health': {
      GET: (ask) => json(200, { status: 'healthy', version: this.#setup.version, metrics: this.#setup.figures(ask) }),
    },
    '/v1/connectivity': {
      GET: this.#inside('connectivity', (_ask, _params, { tenantId, siteId }) =>
        json(200, { connected: true, tenant_id: tenantId, site_id: siteId }),
      ),
    },
    '/v1/documents/:id': {
      PUT: this.#inside('documents', (ask, { id }, place) => this.#putDocument(ask, id ?? '', place)),
      GET: this.#inside('documents', (_ask, { id }, place) => {
        const document = this.#documents.get(keyOf(place, id))
        return document ? json(200, { id, status: 'indexed', ...document }) : unknown('document')
      }),
      DELETE: this.#inside('documents', (_ask, { id }, place) =>
        this.#documents.delete(keyOf(place, id)) ? { status: 204, headers: {}, body: '' } : unknown('document'),
      ),
    },
    '/v1/chat': { POST: this.#inside('chat', (ask, _params, place) => this.#chat(ask, place, false)) },
    '/v1/chat/async': { POST: this.#inside('chat', (ask, _params, place) => this.#chat(ask, place, true)) },
    '/v1/chat/async/:id': { GET: this.#inside('chat', (ask, { id }, place) => this.#ask(ask, id ?? '', place)) },
    '/v1/feedback': { POST: this.#inside('feedback', (ask, _params, place) => this.#feedback(ask, place)) },
  }

  /** Lets only a known key of the right tenant and site through, and not too often. */
  #inside(scope: string, handler: (ask: Ask, params: Record<string, string>, place: Place) => Reply): Handler {
    return (ask, params) => {
      const refused = refuseKey(ask, 'uppzy', scope)
      if (refused || !ask.key) return refused ?? refusal(401, 'unknown_api_key', 'This API key is not known here.')
      const place = uppzyTenants[ask.key.environment]
      const [tenant, site] = [ask.headers['x-tenant-id'], ask.headers['x-site-id']]
      if (tenant !== undefined && tenant !== place.tenantId) return refusal(403, 'wrong_tenant', 'This key does not serve this tenant.')
      if (site !== undefined && site !== place.siteId) return refusal(403, 'wrong_site', 'This key does not serve this site.')
      const left = this.#setup.perMinute.take(ask.key.name, 1, Date.now())
      const headers: Record<string, string> = {
        'x-ratelimit-limit': String(left.limit),
        'x-ratelimit-remaining': String(left.remaining),
      }
      if (!left.allowed) headers['retry-after'] = String(left.resetSeconds)
      const reply = left.allowed ? handler(ask, params, place) : refusal(429, 'rate_limited', 'Too many requests in this minute.')
      return { ...reply, headers: { ...reply.headers, ...headers } }
    }
  }

  #putDocument(ask: Ask, id: string, place: Place): Reply {
    const read = readInput(ask, DocumentInput)
    if ('refused' in read) return read.refused
    const before = this.#documents.get(keyOf(place, id))
    const document = { ...read.value, version: (before?.version ?? 0) + 1 }
    this.#documents.set(keyOf(place, id), document)
    return json(before ? 200 : 201, { id, status: 'indexed', version: document.version })
  }

  #chat(ask: Ask, place: Place, async: boolean): Reply {
    const read = readInput(ask, ChatInput)
    if ('refused' in read) return read.refused
    const { message } = read.value
    this.#asked += 1
    const digest = createHash('sha256').update(`${place.siteId} ${this.#asked} ${message}`).digest('hex')
    const requestId = `req-${digest.slice(0, 16)}`
    this.#chats.set(keyOf(place, requestId), { message, submittedMs: Date.now(), async })
    if (!async) return json(200, { request_id: requestId, ...answerTo(message) })
    return json(202, { request_id: requestId, status: 'queued' }, { location: `${ask.path}/${requestId}` })
  }

  #ask(ask: Ask, id: string, place: Place): Reply {
    const chat = this.#chats.get(keyOf(place, id))
    if (!chat?.async) return unknown('request')
    const leftMs = chat.submittedMs + this.#setup.asyncChatMs() - Date.now()
    if (ask.fault === 'async_fails') {
      return json(200, { request_id: id, status: 'failed', error: { code: 'answer_failed', message: 'No answer could be made.' } })
    }
    if (ask.fault === 'async_never_ends' || leftMs > 0) {
      // In whole seconds, so only where a second makes sense: a short wait is left to whoever asks.
      return json(200, { request_id: id, status: 'running' }, leftMs >= 1000 ? { 'retry-after': String(Math.ceil(leftMs / 1000)) } : {})
    }
    return json(200, { request_id: id, status: 'done', ...answerTo(chat.message) })
  }

  #feedback(ask: Ask, place: Place): Reply {
    const read = readInput(ask, FeedbackInput)
    if ('refused' in read) return read.refused
    const { request_id, rating } = read.value
    if (!this.#chats.get(keyOf(place, request_id))) return unknown('request')
    return json(201, { feedback_id: `fb-${request_id.slice(4)}`, request_id, rating, status: 'accepted' })
  }
}

/** What belongs to one site is not there for another. */
const keyOf = (place: Place, id = ''): string => `${place.siteId} ${id}`

const unknown = (what: 'document' | 'request'): Reply => refusal(404, `unknown_${what}`, `No ${what} of this site has this id.`)
