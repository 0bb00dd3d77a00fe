import type { Actor } from '@/lib/core/actor'
import { describeError, log } from '@/lib/core/log'
import { keepResults, type SlotResult } from './keep-results'
import { tellAlarms } from './tell-alarms'

export type KeptBy = {
  owner: string
  actor: Actor
  /** For which of these passes something waits, by `suiteId:environmentId`. */
  awaited: (results: readonly SlotResult[]) => Promise<Set<string>>
}

/** Keeps a batch of results, and tells the alarms that changed with them. Throws when they cannot be kept. */
export async function keepBatch({ owner, actor, awaited }: KeptBy, results: readonly SlotResult[]): Promise<void> {
  const passes = results.filter((result) => result.state === 'passed')
  const places = passes.length > 0 ? await awaited(passes) : new Set<string>()
  const marked = results.map((result) => ({ ...result, awaited: places.has(`${result.suiteId}:${result.environmentId}`) }))
  const answer = await keepResults(actor, { owner, results: marked })
  if (!answer.ok) throw new Error(`results refused: ${answer.refusal.code}`)
  // What cannot be told now is told by the worker's next look.
  if (answer.value.alarms > 0)
    await tellAll(actor).catch((error: unknown) => log.warn({ error: describeError(error) }, 'alarms could not be told'))
}

async function tellAll(actor: Actor): Promise<void> {
  for (;;) {
    const answer = await tellAlarms(actor, {})
    if (!answer.ok || !answer.value.more) return
  }
}
