import type { Reader } from '@/lib/core/db/client'
import { readSetVariables } from '@/lib/integrations/set-variables'
import { type Facts, parseCondition, valueFact } from '@/lib/templates/condition'

/** A release's facts as stored; anything that is no boolean is left out, so that a condition on it fails closed. */
export function readFacts(stored: unknown): Facts {
  if (typeof stored !== 'object' || stored === null) return {}
  return Object.fromEntries(Object.entries(stored).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'))
}

/** The variables that conditions ask about with `set(NAME)`. */
export function valuesNamed(conditions: Iterable<string | null>): string[] {
  const distinct = new Set(conditions)
  const names = [...distinct].flatMap((condition) => {
    if (!condition?.includes('set')) return []
    const parsed = parseCondition(condition)
    return parsed.ok ? parsed.values : []
  })
  return [...new Set(names)]
}

/**
 * Everything the conditions of a checklist are answered from: the release's facts, and under `set(NAME)` whether its environment has a
 * value. A variable the integration does not define is not in it, so that a condition on it fails closed. One query, and none when no
 * condition asks.
 */
export async function readAllFacts(
  reader: Reader,
  checklist: { integrationId: string; environmentId: string; facts: unknown },
  conditions: Iterable<string | null>,
): Promise<Facts> {
  const facts = readFacts(checklist.facts)
  const names = valuesNamed(conditions)
  if (names.length === 0) return facts
  const known = await readSetVariables(reader, checklist, names)
  return { ...facts, ...Object.fromEntries([...known].map(([name, set]) => [valueFact(name), set])) }
}
