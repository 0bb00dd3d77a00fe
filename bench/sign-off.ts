import { callAction } from '../e2e/support/call-action'
import { cast } from '../e2e/support/cast'
import { sessionOf } from '../e2e/support/session'
import { actorOf, bigRelease, done } from '../e2e/support/stage'
import type { RunningApp } from '../e2e/support/start-app'
import { type Figure, figure } from './figure'

const signers: Record<string, string> = {
  tech_lead: cast.techLead,
  devops: cast.devops,
  qa_lead: cast.qaLead,
  product_owner: cast.productOwner,
}

/** A sign-off of a release with 200 items: what is signed is collected, digested, compared with what was seen, and bound. */
export async function measureSignOff(app: RunningApp): Promise<Figure[]> {
  const { requestSignOff } = await import('@/lib/releases/request-sign-off')
  const { loadFacts } = await import('@/lib/releases/load-facts')
  const { db } = await import('@/lib/core/db/client')
  const manager = await actorOf(app, cast.manager)
  const cookies: Record<string, string> = {}
  for (const [role, email] of Object.entries(signers)) cookies[role] = await sessionOf(app, email)
  const times: number[] = []
  for (let n = 0; n < 8; n++) {
    const { releaseId, slots } = await bigRelease(manager, 200, `Signed ${n}`)
    done(await requestSignOff(manager, { releaseId }))
    const subject = (await loadFacts(db, releaseId, new Date()))!.digests
    for (const slot of slots) {
      const begun = performance.now()
      const answer = await callAction(app, 'signOffAction', cookies[slot.role]!, {
        releaseId,
        slotId: slot.id,
        decision: 'go',
        reason: '',
        subject,
      })
      if (!answer.ok) throw new Error(answer.refusal.message)
      if (n > 0) times.push(performance.now() - begun)
    }
  }
  return [figure('sign-off, 200 items', 'ms', times)]
}
