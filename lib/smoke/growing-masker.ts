import { createMasker, type Masker, type Secret } from '@/lib/core/outgoing/mask'

/** A masker that learns more as a run goes on. Making one costs more than most checks do, so those made are kept for a while. */
export type GrowingMasker = Masker & { secrets: readonly Secret[]; grow: (more: readonly Secret[]) => GrowingMasker }

/** Different sets of further secrets that are kept; an answer with a new cookie each time makes a new one each time. */
const mostKept = 20

/** A masker of these secrets. What it knows already is not learned again, and keeps the name it had first. */
export function growingMasker(secrets: readonly Secret[]): GrowingMasker {
  const values = new Set(secrets.map(({ value }) => value))
  const kept = new Map<string, GrowingMasker>()
  const masker: GrowingMasker = {
    ...createMasker(secrets),
    secrets,
    grow: (more) => {
      const fresh = more.filter(({ value }) => value !== '' && !values.has(value))
      if (fresh.length === 0) return masker
      const key = JSON.stringify(fresh)
      const known = kept.get(key)
      if (known) return known
      if (kept.size >= mostKept) kept.clear()
      const grown = growingMasker([...secrets, ...fresh])
      kept.set(key, grown)
      return grown
    },
  }
  return masker
}
