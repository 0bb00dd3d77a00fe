import type { OwnEndpoint } from '@/lib/core/outgoing/address-policy'
import type { PlannedStep } from '../step-schema'
import { environmentStamps, type LoadedEnvironment, loadEnvironment, loadPlans, ownDatabase } from './worker-queries'

/** What a slot is asked with. */
export type SlotInputs = { plan: readonly PlannedStep[]; environment: LoadedEnvironment; own: OwnEndpoint[] }

type Wanted = { suiteId: string; revision: number; environmentId: string }

/** The product's own database is looked for anew after so long, in milliseconds. */
const ownEveryMs = 60_000
const mostPlans = 5000

/**
 * Keeps what slots are asked with and does not change from one to the next. `seq` is how far the audit chain had come when the slots were
 * leased: while it stands still nothing was decided, so nothing has to be looked at; when it has moved, what each environment rests on is
 * compared, and what is another is read anew.
 */
export function createRunCache() {
  const plans = new Map<string, PlannedStep[]>()
  const environments = new Map<string, LoadedEnvironment & { seq: string }>()
  let own: { list: OwnEndpoint[]; at: number } | null = null
  return {
    /** Reads what is missing or another, for all of these at once. */
    prepare: async (wanted: readonly Wanted[], seq: string): Promise<void> => {
      const places = [...new Set(wanted.map(({ environmentId }) => environmentId))]
      const unsure = places.filter((id) => environments.get(id)?.seq !== seq)
      if (unsure.length > 0) {
        const stamps = await environmentStamps(unsure)
        for (const id of unsure) {
          const stamp = stamps.get(id)
          const known = environments.get(id)
          if (stamp === undefined) environments.delete(id)
          else if (known?.stamp === stamp) known.seq = seq
          else environments.set(id, { ...(await loadEnvironment(id, stamp)), seq })
        }
      }
      if (plans.size > mostPlans) plans.clear()
      const missing = new Map(wanted.map((one) => [`${one.suiteId}:${one.revision}`, one]))
      for (const [key, plan] of await loadPlans([...missing].flatMap(([key, one]) => (plans.has(key) ? [] : [one])))) plans.set(key, plan)
      if (own === null || performance.now() - own.at > ownEveryMs) own = { list: await ownDatabase(), at: performance.now() }
    },
    /** Null when it was not prepared, or is gone. */
    find: ({ suiteId, revision, environmentId }: Wanted): SlotInputs | null => {
      const plan = plans.get(`${suiteId}:${revision}`)
      const environment = environments.get(environmentId)
      return plan && environment && own ? { plan, environment, own: own.list } : null
    },
  }
}
