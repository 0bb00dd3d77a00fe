import { createHash } from 'node:crypto'
import ipaddr from 'ipaddr.js'
import { type AttemptKind, afterSuccess, afterTakeBack, attemptPolicies, decideAttempt } from './auth-attempt-rules'
import { clockOffset } from './clock'
import { db, type Tx } from './db/client'
import { faultOf } from './db/fault'

/** One thing attempts are counted for. */
export type AttemptKey = { kind: AttemptKind; key: string }

/** The key of an account, known or not, by what was typed. Hashed: people type passwords into the wrong field. */
export function accountKey(email: string): AttemptKey {
  return { kind: 'account', key: `account:${createHash('sha256').update(email).digest('hex').slice(0, 32)}` }
}

/** The key of a peer: an IPv4 address, or the /64 of an IPv6 one, which is what one customer holds. Null when it is not known. */
export function addressKey(address: string): AttemptKey | null {
  if (!ipaddr.isValid(address)) return null
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv4') return { kind: 'address', key: `address:${parsed.toString()}` }
  const network = (parsed as ipaddr.IPv6).parts.slice(0, 4).map((part) => part.toString(16))
  return { kind: 'address', key: `address:${network.join(':')}::/64` }
}

/** The key of a signed-in person whose password is asked for again. */
export function reentryKey(personId: string): AttemptKey {
  return { kind: 'reentry', key: `reentry:${personId}` }
}

/**
 * Counts an attempt for every key before the password is looked at, in a transaction of its own, so that a refused one stays counted.
 * Answers null when it may be made, or the whole seconds to wait. Kept in the database: all instances count together.
 */
export async function takeAttempt(keys: AttemptKey[]): Promise<number | null> {
  try {
    return await db.$transaction((tx) => count(tx, keys))
  } catch (error) {
    // Many guesses at one account at once wait for each other's row; the ones that wait too long try again later.
    if (faultOf(error) === 'conflict') return 1
    throw error
  }
}

/** Takes back what `takeAttempt` counted: the password was `right`, or none was looked at (`unasked`). */
export async function forgiveAttempt(keys: AttemptKey[], because: 'right' | 'unasked'): Promise<void> {
  await db.$transaction(async (tx) => {
    for (const { kind, key } of ordered(keys)) {
      const state = await lockState(tx, key)
      const next = state && (because === 'right' ? afterSuccess(kind, state) : afterTakeBack(state))
      if (next) await tx.signInFailure.update({ where: { key }, data: next })
      else await tx.signInFailure.deleteMany({ where: { key } })
    }
  })
}

async function count(tx: Tx, keys: AttemptKey[]): Promise<number | null> {
  const [clock] = await tx.$queryRaw<{ at: Date }[]>`select clock_timestamp() as at`
  const now = new Date((clock?.at ?? new Date()).getTime() + clockOffset())
  const decisions = []
  for (const { kind, key } of ordered(keys)) {
    await tx.$executeRaw`insert into sign_in_failures (key, count, last_at) values (${key}, 0, ${now}) on conflict do nothing`
    decisions.push({ key, decision: decideAttempt(await lockState(tx, key), attemptPolicies[kind], now) })
  }
  const waits = decisions.flatMap(({ decision }) => (decision.allowed ? [] : [decision.retryAt.getTime() - now.getTime()]))
  if (waits.length > 0) return Math.max(1, Math.ceil(Math.max(...waits) / 1000))
  for (const { key, decision } of decisions) {
    if (decision.allowed) await tx.signInFailure.update({ where: { key }, data: decision.next })
  }
  return null
}

async function lockState(tx: Tx, key: string) {
  const [row] = await tx.$queryRaw<{ count: number; last_at: Date; blocked_until: Date | null }[]>`
    select count, last_at, blocked_until from sign_in_failures where key = ${key} for update`
  return row ? { count: row.count, lastAt: row.last_at, blockedUntil: row.blocked_until } : null
}

/** Always the same order, so that two attempts never wait for each other in a circle. */
const ordered = (keys: AttemptKey[]) => [...keys].sort((a, b) => (a.key < b.key ? -1 : 1))
