import type { z } from 'zod'
import { type Refused, refuse } from './refusal'
import { inputText, type Locale, sayIssues } from './texts'

/** A list of ten thousand wrong entries is answered with its count and the first of them: the rest would only make the answer large. */
const mostFieldsWorded = 100

/** What a schema makes of an input. Anything else is refused, each complaint at its field and in the reader's language. */
export function parseInput<S extends z.ZodType>(schema: S, raw: unknown, locale: Locale): z.output<S> {
  const parsed = schema.safeParse(raw, { error: sayIssues(locale) })
  if (parsed.success) return parsed.data
  throw badInput(parsed.error.issues, locale)
}

/** A schema's complaints as one refusal. `under` names where in an input stands what the schema looked at. */
export function badInput(issues: readonly { path: PropertyKey[]; message: string }[], locale: Locale, under: string[] = []): Refused {
  const messages = new Map<string, string>()
  for (const issue of issues) {
    const field = [...under, ...issue.path].join('.')
    if (!messages.has(field)) messages.set(field, issue.message)
  }
  const worded = [...messages].slice(0, mostFieldsWorded)
  const fields = Object.fromEntries(worded.map(([field, message]) => [field, inputText(locale, message)]))
  return refuse('bad_input', { count: messages.size }, { status: 400, field: worded[0]?.[0], fields })
}
