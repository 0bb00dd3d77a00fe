import type { JobActor } from '@/lib/core/actor'
import type { Refusal } from '@/lib/core/answer'
import { listToRemind } from './queries'
import { sendReminders } from './send-reminders'

/** Reminds of every release that may need it, each in a transaction of its own: one that cannot be read now is read the next time. */
export async function remindAll(actor: JobActor): Promise<{ ok: true } | { ok: false; refusal: Refusal }> {
  let refused: Refusal | null = null
  for (const releaseId of await listToRemind()) {
    const answer = await sendReminders(actor, { releaseId })
    if (!answer.ok) refused = answer.refusal
  }
  return refused ? { ok: false, refusal: refused } : { ok: true }
}
