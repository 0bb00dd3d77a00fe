import type { Tx } from '@/lib/core/db/client'
import { refuse } from '@/lib/core/refusal'
import { inputText, type Locale, sayIssues, text } from '@/lib/core/texts'
import { parseCondition, valueFact } from '@/lib/templates/condition'
import { kindRegistry } from '@/lib/templates/kinds'
import { readParts } from '@/lib/templates/parts'
import { judgeItem } from '@/lib/templates/rules'
import type { TemplateItem } from '@/lib/templates/schema'
import { readAllFacts } from './read-facts'

type Said = Pick<TemplateItem, 'kind' | 'params' | 'condition'>
type Place = { integrationId: string; environmentId: string; facts: unknown; parts: unknown }

/**
 * Refuses an item whose kind, parameters or condition do not hold together, that asks about a variable the integration does not define, or
 * that names a communication the plan does not have; each field is named in the reader's language.
 */
export async function checkItem(tx: Tx, item: Said, checklist: Place, locale: Locale): Promise<void> {
  const facts = await readAllFacts(tx, checklist, [item.condition])
  const parsed = item.condition === null ? null : parseCondition(item.condition)
  const values = parsed?.ok ? parsed.values.filter((name) => !Object.hasOwn(facts, valueFact(name))) : []
  const problems: { path: string; code: string; params: Record<string, string | number> }[] = [
    ...judgeItem(item, new Set(Object.keys(facts))),
    ...values.map((variable) => ({ path: 'condition', code: 'unknown_variable', params: { variable } })),
  ]
  const { communication } = item.params
  if (item.kind === 'communication' && typeof communication === 'string') {
    const there = readParts(checklist.parts).communications.some((one) => one.key === communication)
    if (!there) problems.push({ path: 'params.communication', code: 'unknown_communication', params: { communication } })
  }
  const [first] = problems
  if (!first) return
  const fields = {
    ...Object.fromEntries(problems.map(({ path, code, params }) => [path, text(locale, `templates.problems.${code}`, params)])),
    ...paramTexts(item, locale),
  }
  throw refuse('bad_input', { count: problems.length }, { status: 400, field: first.path, fields })
}

/** What each setting of a kind should be, at its field. */
function paramTexts({ kind, params }: Said, locale: Locale): Record<string, string> {
  const issues = kindRegistry.get(kind)?.params.safeParse(params, { error: sayIssues(locale) }).error?.issues ?? []
  return Object.fromEntries(issues.map((issue) => [['params', ...issue.path].join('.'), inputText(locale, issue.message)]))
}
