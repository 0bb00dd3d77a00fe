import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { line, optionalLine, optionalText } from '../fields'
import { DIALECT, type DialectHead } from './dialect'
import { type DialectSource, fail, placed } from './dialect-source'

const FrontMatter = z.strictObject({
  gonogo: z.literal(DIALECT),
  name: line(120),
  nameZh: optionalLine(120),
  description: optionalText(500),
  descriptionZh: optionalText(500),
  tags: z.array(line(40)).max(12).default([]),
  /** Said for readers; which texts there are decides. */
  languages: z.array(z.enum(['en', 'zh'])).optional(),
  facts: z.array(z.unknown()).optional(),
})

/** The head and the facts between the rules on top, and the line after them (from 0). What it cannot mean is an error at its line. */
export function parseFrontMatter(source: DialectSource): { head: DialectHead | null; facts: unknown[]; next: number } {
  const end = source.lines.findIndex((each, index) => index > 0 && /^---\s*$/.test(each))
  if (source.lines[0]?.trimEnd() !== '---' || end < 0) {
    fail(source, 0, 'front_matter', { message: '' })
    return { head: null, facts: [], next: 0 }
  }
  const counter = new LineCounter()
  const document = parseDocument(source.lines.slice(1, end).join('\n'), { lineCounter: counter, logLevel: 'silent' })
  const lineAt = (offset: number | undefined) => counter.linePos(offset ?? 0).line
  for (const error of document.errors)
    fail(source, lineAt(error.pos[0]), 'front_matter', { message: error.message.split('\n')[0]!.replace(/ at line .*$/, '') })
  if (document.errors.length > 0) return { head: null, facts: [], next: end + 1 }

  let values: unknown
  try {
    values = document.toJS({ maxAliasCount: 50 })
  } catch {
    fail(source, 0, 'front_matter', { message: '' })
    return { head: null, facts: [], next: end + 1 }
  }
  const lineOf = (key: PropertyKey | undefined) => {
    const pair = isMap(document.contents) ? document.contents.items.find((each) => isScalar(each.key) && each.key.value === key) : undefined
    return pair && isScalar(pair.key) ? lineAt(pair.key.range?.[0]) : 0
  }
  const parsed = FrontMatter.safeParse(values)
  for (const issue of parsed.error?.issues ?? []) {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined
    if (unknown === undefined) fail(source, lineOf(issue.path[0]), 'schema', { path: issue.path.join('.'), message: issue.message })
    else fail(source, lineOf(unknown), 'front_matter_key', { key: unknown })
  }
  if (!parsed.success) return { head: null, facts: [], next: end + 1 }
  const { name, nameZh, description, descriptionZh, tags, facts = [] } = parsed.data
  const seq = isMap(document.contents) ? document.contents.get('facts', true) : null
  for (const [index, fact] of facts.entries()) {
    const node = isSeq(seq) ? seq.items[index] : null
    const range = node && typeof node === 'object' && 'range' in node ? (node.range as [number] | null) : null
    if (fact !== null && typeof fact === 'object') placed(source, lineAt(range?.[0]), fact)
  }
  return { head: { name, nameZh, description, descriptionZh, tags }, facts, next: end + 1 }
}
