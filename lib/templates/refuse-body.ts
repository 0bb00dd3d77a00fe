import { refuse } from '@/lib/core/refusal'
import { type Locale, text } from '@/lib/core/texts'
import { judgeTemplate } from './rules'
import type { TemplateBody } from './schema'

/** Refuses a body that `judgeTemplate` finds fault with, naming each place in the reader's language. */
export function refuseFaults(body: TemplateBody, locale: Locale): void {
  const problems = judgeTemplate(body)
  const [first] = problems
  if (!first) return
  const fields = Object.fromEntries(
    problems.map(({ path, code, params }) => [`body.${path}`, text(locale, `templates.problems.${code}`, params)]),
  )
  throw refuse('template_faulty', { count: problems.length }, { status: 400, field: `body.${first.path}`, fields, data: { problems } })
}
