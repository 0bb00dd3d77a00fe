import { closeChecklist } from '@/lib/checklists/instantiate-checklist'
import { refuse } from '@/lib/core/refusal'
import type { CommandContext, Outcome } from '@/lib/core/command'
import { applyMove, stateAfter } from './apply-move'
import { decideGo } from './decide-go'
import { keepSubject } from './keep-subject'
import { loadFacts } from './load-facts'
import { lockRelease } from './locks'
import { overrideFacts } from './override-facts'
import type { Move } from './rules'
import type { ReleaseState } from './state'

interface StepToTake {
  move: Extract<Move, 'start' | 'complete'>
  event: 'started' | 'completed'
  stamp: 'startedAt' | 'endedAt'
}

/**
 * Starts or completes a release: with verdict GO, or by an override a second person confirmed, which is then used up. A refusal
 * lists the blockers. What the subject was at this moment is kept, because from now on signatures stand against it.
 */
export async function takeStep(
  context: CommandContext<{ releaseId: string }>,
  { move, event, stamp }: StepToTake,
): Promise<Outcome<{ state: ReleaseState; version: number }>> {
  const { tx, actor, now, input } = context
  const release = await lockRelease(tx, input.releaseId)
  stateAfter(release, move)
  const facts = await loadFacts(tx, release.id, now)
  if (!facts?.verdict) throw refuse('release_ended', { state: release.state })
  const ruling = decideGo(facts.verdict, overrideFacts(facts.release.overrides), actor.kind === 'person')
  if (!ruling.ok) {
    const { blockers } = ruling
    throw refuse(ruling.code, { count: blockers.length, call: facts.verdict.call }, { data: { call: facts.verdict.call, blockers } })
  }
  if (ruling.overrideId) await tx.override.update({ where: { id: ruling.overrideId }, data: { usedAt: now } })
  await keepSubject(tx, facts.subject)
  if (event === 'completed') await closeChecklist(tx, release.checklistId, now)
  const how = ruling.overrideId ? `${event} by an override` : event
  const details = {
    subject: facts.digests,
    verdict: facts.verdict.call,
    overrideId: ruling.overrideId,
    blockers: facts.verdict.blockers.map(({ id, call }) => ({ id, call })),
  }
  return applyMove(context, release, { move, event, said: how, stamp, details })
}
