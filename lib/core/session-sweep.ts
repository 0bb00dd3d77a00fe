import { db } from './db/client'

/** How long ended sessions are kept for the person to look back at, in days. */
const keptDays = 30

/**
 * Removes sessions that ended a month ago and attempts nobody has repeated for two days. What signing in decided stays in the audit chain.
 */
export async function sweepSessions(): Promise<void> {
  await db.$executeRaw`delete from sessions where least(expires_at, coalesce(revoked_at, expires_at)) < now() - ${keptDays} * interval '1 day'`
  await db.$executeRaw`delete from sign_in_failures where last_at < now() - interval '2 days'`
}
