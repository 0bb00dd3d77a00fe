import { refuse } from '@/lib/core/refusal'
import { inputText, type Locale } from '@/lib/core/texts'
import { checkDefinition } from './check-definition'
import type { SuiteDefinition } from './step-schema'

/** Refuses a definition that its assertion kinds cannot use, each complaint at its field. */
export function refuseDefinition(definition: SuiteDefinition, locale: Locale): void {
  const flaws = Object.entries(checkDefinition(definition, locale))
  if (flaws.length === 0) return
  const fields = Object.fromEntries(flaws.map(([path, message]) => [`definition.${path}`, inputText(locale, message)]))
  throw refuse('bad_input', { count: flaws.length }, { status: 400, field: Object.keys(fields)[0], fields })
}
