import { z } from 'zod'
import { refuse, type Refused } from '@/lib/core/refusal'
import { inputText, type Locale, text } from '@/lib/core/texts'
import { judgeTemplate } from './rules'
import type { TemplateBody } from './schema'

const zodLocales = { en: z.locales.en(), zh: z.locales.zhCN() }

/** How a body's schema words its complaints in a language. */
export const bodyErrors = (locale: Locale) => (issue: Parameters<(typeof zodLocales)['en']['localeError']>[0]) =>
  zodLocales[locale].localeError(issue) as string | undefined

/** The refusal of a body whose shape is wrong, each place named. */
export function misshapen(issues: readonly { path: PropertyKey[]; message: string }[], locale: Locale): Refused {
  const fields: Record<string, string> = {}
  for (const issue of issues) fields[['body', ...issue.path].join('.')] ??= inputText(locale, issue.message)
  return refuse('bad_input', { count: Object.keys(fields).length }, { status: 400, field: Object.keys(fields)[0], fields })
}

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
