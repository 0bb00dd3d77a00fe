import { z } from 'zod'
import { Due } from '@/lib/templates/schema'

const Phase = z.object({
  key: z.string(),
  title: z.string(),
  titleZh: z.string().default(''),
  offset: Due.nullable().default(null),
  groups: z.array(z.object({ title: z.string(), titleZh: z.string().default('') })),
})

/** A phase of a running plan, as copied from its template. */
export type ChecklistPhase = z.output<typeof Phase>

/** The phases of a checklist as stored; what cannot be read is left out, and its items show under their bare keys. */
export function readPhases(stored: unknown): ChecklistPhase[] {
  if (!Array.isArray(stored)) return []
  return stored.flatMap((phase) => {
    const parsed = Phase.safeParse(phase)
    return parsed.success ? [parsed.data] : []
  })
}
