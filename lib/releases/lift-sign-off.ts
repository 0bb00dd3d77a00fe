import { command } from '@/lib/core/command'
import { notFound, refuse } from '@/lib/core/refusal'
import { askingPerson } from './asking-person'
import { decideLift } from './decide-lift'
import { integrationOfRelease, lockRelease, touchedBy } from './locks'
import { changeOf, entityOf, nameOf } from './release-record'
import { LiftSignOffInput } from './schema'

/** The signer takes their own signature back: lifts a NO-GO, or withdraws a GO. It stays in the record. */
export const liftSignOff = command({
  name: 'release.lift_sign_off',
  input: LiftSignOffInput,
  integration: integrationOfRelease,
  run: async ({ tx, actor, now, input, emit }) => {
    const person = askingPerson(actor)
    const release = await lockRelease(tx, input.releaseId)
    const signature = await tx.signature.findUnique({ where: { id: input.signatureId }, include: { slot: true } })
    if (!signature || signature.releaseId !== release.id) throw notFound('signature')
    const { slot, decision } = signature
    const open = signature.liftedAt === null && signature.supersededAt === null
    const ruling = decideLift({
      state: release.state,
      before: slot.before,
      decision,
      signerId: signature.personId,
      personId: person.id,
      open,
    })
    if (!ruling.ok) throw refuse(ruling.code, ruling.params, ruling.code === 'lift_not_yours' ? { status: 403 } : {})
    await tx.signature.update({ where: { id: signature.id }, data: { liftedAt: now, liftedReason: input.reason } })
    await emit('sign_off.given', { releaseId: release.id, slotId: slot.id, signatureId: signature.id, decision: 'lifted' })
    const said = `${slot.name}: ${person.name} ${decision === 'nogo' ? 'lifted the NO-GO' : 'withdrew the GO'} for ${nameOf(release)}`
    return {
      value: { signatureId: signature.id },
      audit: {
        entity: entityOf(release),
        before: { signatureId: signature.id, slot: slot.name, decision },
        after: { signatureId: signature.id, slot: slot.name, decision, lifted: true, reason: input.reason },
      },
      touched: touchedBy(release.id),
      changes: [changeOf(release, 'signature_lifted', said, { slot: slot.name, name: person.name, decision, reason: input.reason })],
    }
  },
})
