import type { Connection } from './connection'
import type { Resolver } from './resolve-host'

export type PoolLimits = {
  /** Milliseconds that a connection is kept without being used, and at most altogether. */
  idleMs: number
  ageMs: number
  /** Connections kept without being used. */
  maxIdle: number
  /** Milliseconds that the addresses of a name are believed. */
  nameMs: number
}

const usual: PoolLimits = { idleMs: 30_000, ageMs: 300_000, maxIdle: 500, nameMs: 5_000 }
const maxNames = 5_000

/**
 * Connections kept open between requests, for whoever asks the same servers again and again. It only keeps: whether an
 * address may be asked is judged anew by every request, for a connection that is used again as well.
 */
export type ConnectionPool = {
  limits: PoolLimits
  /** A connection made for the same server, the same way of securing it and one of these addresses; it belongs to the taker. */
  take: (name: string, addresses: readonly string[]) => Connection | null
  /** Keeps a connection that its taker is done with, or closes it. */
  give: (name: string, connection: Connection) => void
  /** The addresses of a host while they are believed; null: ask. */
  addressesOf: (host: string, resolve: Resolver) => readonly string[] | null
  learn: (host: string, resolve: Resolver, addresses: readonly string[]) => void
  /** Connections that wait to be used. */
  idle: () => number
  /** Closes them all; what is given later is closed at once. */
  close: () => void
}

type Kept = { connection: Connection; name: string; since: number }

/** Makes an empty pool. */
export function createConnectionPool(limits: Partial<PoolLimits> = {}): ConnectionPool {
  const bounds = { ...usual, ...limits }
  /** The longest unused first. */
  const kept = new Set<Kept>()
  const byName = new Map<string, Kept[]>()
  const born = new WeakMap<Connection, number>()
  const names = new Map<string, { addresses: readonly string[]; resolve: Resolver; since: number }>()
  let closed = false
  let sweeper: NodeJS.Timeout | null = null

  const forget = (one: Kept) => {
    kept.delete(one)
    const same = byName.get(one.name)
    if (!same) return
    const at = same.lastIndexOf(one)
    if (at >= 0) same.splice(at, 1)
    if (same.length === 0) byName.delete(one.name)
  }
  const fresh = (one: Kept, now: number) =>
    one.connection.usable() &&
    now - one.since < bounds.idleMs &&
    now - (born.get(one.connection) ?? now) < bounds.ageMs &&
    (!one.connection.certificate?.verified || one.connection.certificate.validTo.getTime() > Date.now())
  const sweep = () => {
    const now = performance.now()
    for (const one of kept) {
      if (fresh(one, now)) continue
      forget(one)
      one.connection.close()
    }
    sweeper = kept.size > 0 ? setTimeout(sweep, bounds.idleMs / 2).unref() : null
  }
  return {
    limits: bounds,
    take: (name, addresses) => {
      const same = byName.get(name)
      const now = performance.now()
      // The last given first: the others may then grow old and go.
      for (let at = (same?.length ?? 0) - 1; same && at >= 0; at--) {
        const one = same[at]
        if (!one) continue
        if (!fresh(one, now) || !addresses.includes(one.connection.address)) {
          forget(one)
          one.connection.close()
          continue
        }
        forget(one)
        return one.connection
      }
      return null
    },
    give: (name, connection) => {
      if (closed || !connection.usable()) return connection.close()
      const one = { connection, name, since: performance.now() }
      if (!born.has(connection)) born.set(connection, one.since)
      kept.add(one)
      const same = byName.get(name)
      if (same) same.push(one)
      else byName.set(name, [one])
      if (kept.size > bounds.maxIdle) {
        const [oldest] = kept
        if (oldest) {
          forget(oldest)
          oldest.connection.close()
        }
      }
      sweeper ??= setTimeout(sweep, bounds.idleMs / 2).unref()
    },
    addressesOf: (host, resolve) => {
      const known = names.get(host)
      if (!known || known.resolve !== resolve) return null
      return performance.now() - known.since < bounds.nameMs ? known.addresses : null
    },
    learn: (host, resolve, addresses) => {
      names.delete(host)
      names.set(host, { addresses, resolve, since: performance.now() })
      if (names.size > maxNames) names.delete(names.keys().next().value ?? '')
    },
    idle: () => kept.size,
    close: () => {
      closed = true
      if (sweeper) clearTimeout(sweeper)
      for (const one of kept) one.connection.close()
      kept.clear()
      byName.clear()
      names.clear()
    },
  }
}
