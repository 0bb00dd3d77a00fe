import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from './generated/client'

/** A stuck client must not hold the chain's head, a lock or a page for good (milliseconds). */
const timeouts = '-c idle_in_transaction_session_timeout=5000 -c lock_timeout=2000 -c statement_timeout=10000'

/** How long a connection that rests is kept, in milliseconds: signing in anew costs both sides more than most statements. */
export const connectionRestMs = 300_000

function connect(): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: process.env.DATABASE_URL ?? 'postgresql://database-url-is-not-set',
    options: timeouts,
    max: Number(process.env.GONOGO_DB_POOL ?? 10),
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: connectionRestMs,
    application_name: process.env.GONOGO_DB_APPLICATION ?? 'gonogo',
  })
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 8000, timeout: 15000 } })
}

const held = globalThis as typeof globalThis & { gonogoDb?: PrismaClient }

/** The database as the runtime role. For `core` and `queries.ts`; verbs get a transaction from `command()`. */
export const db: PrismaClient = (held.gonogoDb ??= connect())

/** A transaction, as verbs see it. */
export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

/** Anything that reads: the database itself or an open transaction. */
export type Reader = Tx | PrismaClient
