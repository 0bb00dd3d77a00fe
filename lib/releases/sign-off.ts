import type { SlotRoleGrant } from '@/lib/core/actor'
import { command } from '@/lib/core/command'
import { notFound, refuse } from '@/lib/core/refusal'
import { readInstanceSettings } from '@/lib/people/instance-settings'
import { askingPerson } from './asking-person'
import { decideSign, findStanding, type OpenSignature, type SlotHolding } from './decide-sign'
import type { JudgedSlot } from './judge-slots'
import { signatureEnd } from './judge-signature'
import { keepSubject } from './keep-subject'
import { delegationFacts, loadFacts, type ReleaseFacts } from './load-facts'
import { integrationOfRelease, lockRelease, touchedBy } from './locks'
import { changeOf, entityOf, nameOf } from './release-record'
import { SignOffInput } from './schema'
import { listHolders } from './slot-holders'
import { parts } from './subject-parts'

/**
 * Signs a slot GO or NO-GO for exactly what the signer saw. Under the release's lock: who may, one person one slot, nobody's NO-GO
 * signed over; then the digests the page showed must be the digests there are, part by part that the slot covers.
 */
export const signOff = command({
  name: 'release.sign_off',
  input: SignOffInput,
  integration: integrationOfRelease,
  run: async ({ tx, actor, now, input, locale, emit }) => {
    const person = askingPerson(actor)
    await lockRelease(tx, input.releaseId)
    const facts = await loadFacts(tx, input.releaseId, now)
    const judged = facts?.slots.find(({ slot }) => slot.id === input.slotId)
    if (!facts || !judged) throw notFound('slot')
    const { slot } = judged
    const { release } = facts
    const settings = await readInstanceSettings(tx)
    const holders = await listHolders(tx, release.integrationId, [slot.slotRoleKey])
    // The session's row, not the actor: the password may have been entered a moment ago.
    const session = await tx.session.findUnique({ where: { id: person.sessionId }, select: { passwordAt: true, revokedAt: true } })
    const passwordAt = session && !session.revokedAt ? session.passwordAt : null
    const signing = {
      state: release.state,
      integrationId: release.integrationId,
      requesterId: release.requesterId,
      requesterMaySign: settings.requesterMaySign,
      slot: { id: slot.id, role: slot.slotRoleKey, before: slot.before, name: slot.name },
      person: { id: person.id, holdings: holdingsOf(person.slotRoles), passwordAt },
      delegations: delegationFacts(slot, new Set(holders.map((holder) => holder.personId))),
      open: openSignatures(facts.slots),
      decision: input.decision,
      reason: input.reason,
    }
    const ruling = decideSign(signing, now)
    if (!ruling.ok) throw refuse(ruling.code, ruling.params, refusalPlace(ruling.code))
    refuseUnseen(facts, slot.covers, input.subject)
    await keepSubject(tx, facts.subject)
    await tx.signature.updateMany({ where: { slotId: slot.id, liftedAt: null, supersededAt: null }, data: { supersededAt: now } })
    const standing = findStanding(signing, now)
    const meaning = locale === 'zh' && slot.meaningZh ? slot.meaningZh : slot.meaning
    const seen = { runs: facts.plan.runIds }
    const signature = await tx.signature.create({
      data: {
        releaseId: release.id,
        slotId: slot.id,
        personId: person.id,
        printedName: person.name,
        decision: input.decision,
        meaning,
        reason: input.reason,
        signedAt: now,
        expiresAt: slot.before === 'start' ? signatureEnd(now, slot.validHours, release.checklist.windowEnd) : null,
        subject: facts.digests,
        covers: slot.covers,
        seen,
        delegationId: standing?.by === 'delegation' ? standing.id : null,
      },
    })
    await emit('sign_off.given', { releaseId: release.id, slotId: slot.id, signatureId: signature.id, decision: input.decision })
    const said = `${slot.name}: ${person.name} says ${input.decision === 'go' ? 'GO' : 'NO-GO'} for ${nameOf(release)}`
    return {
      value: { signatureId: signature.id, expiresAt: signature.expiresAt },
      audit: {
        entity: entityOf(release),
        before: judged.standing
          ? { signatureId: judged.standing.id, decision: judged.standing.decision, worth: judged.standing.worth.state }
          : null,
        after: {
          signatureId: signature.id,
          slot: slot.name,
          decision: input.decision,
          meaning,
          reason: input.reason,
          expiresAt: signature.expiresAt,
          covers: slot.covers,
          subject: facts.digests,
          delegationId: signature.delegationId,
          seen,
        },
      },
      touched: touchedBy(release.id),
      changes: [
        changeOf(release, input.decision === 'go' ? 'signed_go' : 'signed_nogo', said, {
          slot: slot.name,
          name: person.name,
          reason: input.reason,
        }),
      ],
    }
  },
})

/** Slot roles as the rules name them. */
export function holdingsOf(slotRoles: readonly SlotRoleGrant[]): SlotHolding[] {
  return slotRoles.map(({ key, integrationId }) => ({ role: key, integrationId }))
}

/** Every signature that was neither lifted nor replaced. */
export function openSignatures(slots: readonly JudgedSlot[]): OpenSignature[] {
  return slots.flatMap(({ slot, standing }) =>
    standing
      ? [
          {
            slotId: slot.id,
            personId: standing.personId,
            personName: standing.printedName,
            decision: standing.decision,
            stands: standing.worth.state === 'valid',
          },
        ]
      : [],
  )
}

/** What you saw is not what is there now: names the parts, and hands out the digests there are. */
function refuseUnseen(facts: ReleaseFacts, covers: readonly string[], seen: Record<string, string>): void {
  const differing = parts.filter((part) => covers.includes(part) && facts.digests[part] !== seen[part])
  if (differing.length === 0) return
  throw refuse(
    'sign_subject_changed',
    { parts: differing.join(', '), count: differing.length },
    { data: { parts: differing, subject: facts.digests } },
  )
}

function refusalPlace(code: string): { field?: string; status?: number } {
  if (code === 'sign_reason_needed') return { field: 'reason', status: 400 }
  if (code === 'sign_password_old') return { field: 'password', status: 403 }
  return code === 'sign_role_missing' || code === 'sign_requester' ? { status: 403 } : {}
}
