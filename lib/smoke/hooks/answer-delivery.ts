import type { JobActor } from '@/lib/core/actor'
import type { Refusal } from '@/lib/core/answer'
import { now as clock } from '@/lib/core/clock'
import { asRefusal } from '@/lib/core/command'
import { faultOf } from '@/lib/core/db/fault'
import { type Limit, makeLimiter } from '@/lib/core/limiter'
import { parseInput } from '@/lib/core/parse-input'
import { Refused, refuse } from '@/lib/core/refusal'
import { z } from 'zod'
import { type HookAtDoor, openHook } from './queries'
import { receiveDelivery } from './receive-delivery'
import { type DeliveryHeaders, readGithub, readGithubEvent, readSigned, verifyGithub, verifySigned } from './rules'
import { type Delivery, GithubDeployment, SignedDeployment } from './schema'

/** Largest delivery, in bytes. */
export const mostDeliveryBytes = 256 * 1024

/** Who sends what is not genuine is trying out: counted by address, so that it costs them time and us nothing. */
const missLimit: Limit = { burst: 20, everyMs: 30_000 }
const misses = makeLimiter(missLimit)

export type DeliveryAnswer = { status: number; retryAfter?: number; body: object | null }

type Sent = {
  hookId: string
  headers: DeliveryHeaders
  /** The raw body; null when it was larger than allowed. */
  body: Uint8Array | null
  /** Who sent it, as far as is known. */
  address: string
}

/**
 * Judges a delivery and lets it have its effect. Nothing of the body is looked at before its signature holds, and who has none learns
 * nothing: 404 for an address that never was, 410 for one that was removed, 401 for a wrong signature, 429 with a wait for who goes on.
 */
export async function answerDelivery(sent: Sent): Promise<DeliveryAnswer> {
  const wait = misses.ask(sent.address, Date.now())
  if (wait > 0) return { status: 429, retryAfter: wait, body: null }
  if (sent.body === null) return { status: 413, body: null }
  const miss = (status: number): DeliveryAnswer => {
    misses.take(sent.address, Date.now())
    return { status, body: null }
  }
  if (!z.uuid().safeParse(sent.hookId).success) return miss(404)
  try {
    const hook = await openHook(sent.hookId)
    if (hook.state === 'unknown') return miss(404)
    if (hook.state !== 'here') return miss(410)
    const text = decode(sent.body)
    const genuine = text !== null && verify(hook, sent.headers, text)
    if (!genuine) return miss(401)
    return await take(hook, readDelivery(hook, sent.headers, text, genuine))
  } catch (error) {
    if (error instanceof Refused) return refused(asRefusal(error, 'en'))
    if (faultOf(error)) return refused(asRefusal(refuse('unavailable', {}, { status: 503 }), 'en'))
    throw error
  }
}

type Hook = Extract<HookAtDoor, { state: 'here' }>

/** What makes it genuine: the signed id, or `github`; null when it is not. */
function verify(hook: Hook, headers: DeliveryHeaders, text: string): string | null {
  if (hook.kind === 'signed') return verifySigned(headers, text, hook.secrets, clock())
  return verifyGithub(headers, text, hook.secrets) ? 'github' : null
}

function readDelivery(hook: Hook, headers: DeliveryHeaders, text: string, genuine: string): Delivery {
  if (hook.kind === 'signed') return readSigned(parseInput(SignedDeployment, readJson(text), 'en'), genuine)
  const told = readGithubEvent(headers.get('x-github-event') ?? '')
  if (told) return told
  // GitHub's other form of sending, a form with a field, is a setting of the webhook there.
  if (headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) throw refuse('not_json', {}, { status: 415 })
  return readGithub(parseInput(GithubDeployment, readJson(text), 'en'), hook.names)
}

async function take(hook: Hook, delivery: Delivery): Promise<DeliveryAnswer> {
  const actor: JobActor = { kind: 'job', id: `hook:${hook.id}`, name: hook.name }
  const answer = await receiveDelivery(actor, { hookId: hook.id, delivery })
  // Removed since it was looked up.
  if (!answer.ok) return answer.refusal.code === 'not_found' ? { status: 410, body: null } : refused(answer.refusal)
  const { did, ...more } = answer.value
  return { status: did === 'known' || did === 'ping' ? 200 : 202, body: { result: did, ...more } }
}

function refused({ code, message, status, fields }: Refusal): DeliveryAnswer {
  const errors = fields && Object.entries(fields).map(([field, said]) => ({ field, message: said }))
  return { status, body: { type: `urn:gonogo:refusal:${code}`, title: code, status, detail: message, ...(errors ? { errors } : {}) } }
}

function decode(body: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    return null
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw refuse('bad_json', {}, { status: 400 })
  }
}
