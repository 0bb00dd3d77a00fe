import type { Actor } from '@/lib/core/actor'
import { type ChangeRecord, command } from '@/lib/core/command'
import type { Tx } from '@/lib/core/db/client'
import { refuse } from '@/lib/core/refusal'
import { applyMove, stateAfter } from './apply-move'
import { keepEnd } from './keep-end'
import { integrationOfRelease, type LockedRelease, lockRelease, touchedBy } from './locks'
import { mailSigners } from './mail-signers'
import { changeOf, entityOf, nameOf } from './release-record'
import { decideSupersede } from './rules'
import { ReleaseIdInput } from './schema'

/**
 * Asks for the signatures of before. The asking person is the requester from now on. Older releases of the same environment that
 * still wait are superseded; eligible signers get a mail, through the outbox, once a request.
 */
export const requestSignOff = command({
  name: 'release.request_sign_off',
  input: ReleaseIdInput,
  integration: integrationOfRelease,
  run: async (context) => {
    const { tx, actor, input, now, emit } = context
    await lockWaiting(tx, input.releaseId)
    const release = await lockRelease(tx, input.releaseId)
    stateAfter(release, 'request_sign_off')
    if (!release.slots.some((slot) => slot.before === 'start')) throw refuse('release_no_slots')
    const others = { environmentId: release.environmentId, state: 'awaiting_sign_off' as const, id: { not: release.id } }
    const waiting = await tx.release.findMany({ where: others, select: { id: true, number: true, title: true } })
    const { supersede, ruling } = decideSupersede(release.number, waiting)
    if (!ruling.ok) throw refuse(ruling.code, ruling.params)
    const replaced = []
    for (const older of supersede) replaced.push(await supersedeRelease(tx, older.id, release, now))
    const outcome = await applyMove(context, release, {
      move: 'request_sign_off',
      event: 'sign_off_requested',
      said: 'asks for signatures',
      stamp: 'awaitingAt',
      data: await requesterOf(tx, actor),
    })
    const round = outcome.value.version
    await mailSigners(tx, { ...release, ...(await requesterOf(tx, actor)) }, round)
    await emit('sign_off.requested', { releaseId: release.id, integrationId: release.integrationId })
    return {
      value: { ...outcome.value, superseded: supersede.map((older) => older.number) },
      audit: [...replaced.map((one) => one.audit), outcome.audit].flatMap((entry) => entry ?? []),
      touched: [...(outcome.touched ?? []), ...supersede.flatMap((older) => touchedBy(older.id))],
      changes: [...replaced.map((one) => one.change), ...(outcome.changes ?? [])],
    }
  },
})

/** Two requests in one environment wait for each other, so that they never supersede crosswise. */
async function lockWaiting(tx: Tx, releaseId: string): Promise<void> {
  await tx.$queryRaw`
    select id from environments where id = (select environment_id from releases where id = ${releaseId}::uuid) for no key update`
}

async function supersedeRelease(tx: Tx, releaseId: string, by: LockedRelease, now: Date) {
  const older = await lockRelease(tx, releaseId)
  const state = stateAfter(older, 'supersede')
  const end = await keepEnd(tx, older, now)
  const reason = { supersededById: by.id, supersededByNumber: by.number }
  await tx.release.update({ where: { id: older.id }, data: { state, endedAt: now, supersededById: by.id, version: { increment: 1 } } })
  const change: ChangeRecord = changeOf(older, 'superseded', `${nameOf(older)} superseded by ${nameOf(by)}`, { ...reason, ...end })
  const audit = { action: 'release.supersede', entity: entityOf(older), before: { state: older.state }, after: { state, ...reason } }
  return { change, audit }
}

/** The person who asks; a token asks for the person who made it. */
async function requesterOf(tx: Tx, actor: Actor): Promise<{ requesterId?: string; requesterName?: string }> {
  if (actor.kind === 'person') return { requesterId: actor.id, requesterName: actor.name }
  if (actor.kind !== 'token') return {}
  const person = await tx.person.findUniqueOrThrow({ where: { id: actor.personId }, select: { name: true } })
  return { requesterId: actor.personId, requesterName: person.name }
}
