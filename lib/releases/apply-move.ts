import type { CommandContext, Outcome } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { type LockedRelease, touchedBy } from './locks'
import { changeOf, entityOf, nameOf, type ReleaseEvent } from './release-record'
import { decideMove, type Move } from './rules'
import type { ReleaseState } from './state'

type Stamp = 'preparingAt' | 'awaitingAt' | 'startedAt' | 'watchingAt' | 'endedAt'

interface Step {
  move: Move
  event: ReleaseEvent
  /** How the change log says it: `… started`. */
  said: string
  stamp?: Stamp
  data?: { endReason?: string; requesterId?: string; requesterName?: string }
  /** Kept beside the line in the change log. */
  details?: Record<string, unknown>
}

/** The state a move leads to; refuses it where the state does not allow it. */
export function stateAfter(release: { state: ReleaseState }, move: Move): ReleaseState {
  const next = decideMove(release.state, move)
  if (next === null) throw refuse(`release_cannot_${move}`, { state: release.state })
  return next
}

/** Moves a locked release and answers what changed, once for all the verbs that move one. */
export async function applyMove(
  { tx, now, emit, expectVersion }: Pick<CommandContext<unknown>, 'tx' | 'now' | 'emit' | 'expectVersion'>,
  release: LockedRelease,
  { move, event, said, stamp, data = {}, details = {} }: Step,
): Promise<Outcome<{ state: ReleaseState; version: number }>> {
  expectVersion({ version: release.version, value: { state: release.state } })
  const state = stateAfter(release, move)
  const saved = await tx.release.update({
    where: { id: release.id },
    data: { state, ...(stamp ? { [stamp]: now } : {}), ...data, version: { increment: 1 } },
  })
  await emit('release.changed', { releaseId: release.id, integrationId: release.integrationId, what: event, state })
  return {
    value: { state, version: saved.version },
    audit: { entity: entityOf(release), before: { state: release.state }, after: { state, ...data, ...details } },
    touched: touchedBy(release.id),
    changes: [changeOf(release, event, `${nameOf(release)} ${said}`, details)],
  }
}
