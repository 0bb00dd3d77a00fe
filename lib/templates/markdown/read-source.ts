import type { TemplateBody } from '../schema'
import type { DialectError, DialectHead } from './dialect'
import { parseTemplate } from './parse-template'
import { printTemplate } from './print-template'

/** What the source tab shows of its text: what it means, or why lines of it cannot be meant. */
export type ReadSource =
  | { ok: true; body: TemplateBody; problems: { line: number; code: string; params: Record<string, string | number> }[] }
  | { ok: false; errors: (DialectError | HeadFixed)[] }
export type HeadFixed = { line: number; column: null; code: 'head_fixed'; params: Record<string, never> }

/**
 * Name, description and tags belong to the template and not to its body: they are written out for readers, and are not changed in its
 * source.
 */
export function readSource(text: string, head: DialectHead): ReadSource {
  const parsed = parseTemplate(text)
  if (!parsed.ok) return parsed
  const same = JSON.stringify(parsed.head) === JSON.stringify(printedHead(head))
  if (!same) return { ok: false, errors: [{ line: 2, column: null, code: 'head_fixed', params: {} }] }
  return { ok: true, body: parsed.body, problems: parsed.problems.map(({ line, code, params }) => ({ line, code, params })) }
}

const printedHead = ({ name, nameZh, description, descriptionZh, tags }: DialectHead): DialectHead => ({
  name,
  nameZh,
  description,
  descriptionZh,
  tags,
})

/** A draft's body as the text of its source tab. */
export const printSource = (body: TemplateBody, head: DialectHead): string => printTemplate({ head, body })
