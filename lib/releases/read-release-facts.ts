import { refuse } from '@/lib/core/refusal'
import type { TemplateFact } from '@/lib/templates/schema'

/** Every fact of a template with the release's answer: what is not said takes `fallback` or the default. Refuses unknown ones. */
export function readReleaseFacts(
  template: readonly TemplateFact[],
  said: Readonly<Record<string, boolean>>,
  fallback: Readonly<Record<string, boolean>> = {},
): Record<string, boolean> {
  const unknown = Object.keys(said).find((key) => !template.some((fact) => fact.key === key))
  if (unknown !== undefined) throw refuse('fact_unknown', { fact: unknown }, { status: 400, field: `facts.${unknown}` })
  return Object.fromEntries(template.map((fact) => [fact.key, said[fact.key] ?? fallback[fact.key] ?? fact.default]))
}
