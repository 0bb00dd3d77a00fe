import type { Actor } from '@/lib/core/actor'
import { describeError, log } from '@/lib/core/log'
import { keepResults, type SlotResult } from './keep-results'
import { tellAlarms } from './tell-alarms'

/** Results wait this long for others to be kept with them, in milliseconds, or until so many are there. */
const patienceMs = 1000
const batch = 400
/** After a failure it is tried again after so long; what cannot be kept for so many turns belongs to somebody else by then. */
const againMs = 1000
const mostTurns = 60

/** Collects results and keeps them in batches, one after another. */
export function createResultQueue({
  owner,
  actor,
  awaited,
  onKept,
}: {
  owner: string
  actor: Actor
  awaited: (results: readonly SlotResult[]) => Promise<Set<string>>
  onKept: (results: readonly SlotResult[]) => void
}) {
  const waiting: SlotResult[] = []
  let timer: NodeJS.Timeout | null = null
  let keeping: Promise<void> | null = null
  let failures = 0

  const tellAll = async (): Promise<void> => {
    for (;;) {
      const answer = await tellAlarms(actor, {})
      if (!answer.ok || !answer.value.more) return
    }
  }
  const keep = async (results: SlotResult[]): Promise<void> => {
    const passes = results.filter((result) => result.state === 'passed')
    const places = passes.length > 0 ? await awaited(passes) : new Set<string>()
    const marked = results.map((result) => ({ ...result, awaited: places.has(`${result.suiteId}:${result.environmentId}`) }))
    const answer = await keepResults(actor, { owner, results: marked })
    if (!answer.ok) throw new Error(`results refused: ${answer.refusal.code}`)
    onKept(results)
    // What cannot be told now is told by the worker's next look.
    if (answer.value.alarms > 0)
      await tellAll().catch((error: unknown) => log.warn({ error: describeError(error) }, 'alarms could not be told'))
  }
  const keepAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const results = waiting.splice(0, batch)
      try {
        await keep(results)
        failures = 0
      } catch (error) {
        failures++
        log.warn({ results: results.length, error: describeError(error) }, 'results of scheduled checks could not be kept')
        if (failures > mostTurns) {
          failures = 0
          onKept(results)
        } else waiting.unshift(...results)
        throw error
      }
    }
  }
  const flush = (): Promise<void> => {
    if (timer) clearTimeout(timer)
    timer = null
    keeping ??= keepAll().finally(() => {
      keeping = null
      if (waiting.length > 0) later(failures > 0 ? againMs : patienceMs)
    })
    return keeping
  }
  const later = (ms: number) => {
    timer ??= setTimeout(() => void flush().catch(() => {}), ms)
  }
  return {
    add: (result: SlotResult): void => {
      waiting.push(result)
      if (waiting.length >= batch && !keeping && failures === 0) void flush().catch(() => {})
      else later(failures > 0 ? againMs : patienceMs)
    },
    /** Keeps all that is there now. */
    flush: async (): Promise<void> => {
      if (keeping) await keeping.catch(() => {})
      await flush()
    },
  }
}
