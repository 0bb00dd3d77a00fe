import { refuse } from '@/lib/core/refusal'
import { type Locale, text } from '@/lib/core/texts'
import type { Facts } from '@/lib/templates/condition'
import { judgeItem } from '@/lib/templates/rules'
import type { TemplateItem } from '@/lib/templates/schema'

/** Refuses an item whose kind, parameters or condition do not hold together, naming each field in the reader's language. */
export function checkItem(item: Pick<TemplateItem, 'kind' | 'params' | 'condition'>, facts: Facts, locale: Locale): void {
  const problems = judgeItem(item, new Set(Object.keys(facts)))
  const [first] = problems
  if (!first) return
  const fields = Object.fromEntries(problems.map(({ path, code, params }) => [path, text(locale, `templates.problems.${code}`, params)]))
  throw refuse('bad_input', { count: problems.length }, { status: 400, field: first.path, fields })
}
