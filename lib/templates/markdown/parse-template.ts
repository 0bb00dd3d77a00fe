import { parseDue } from '../due-text'
import { judgeTemplate, type TemplateProblem } from '../rules'
import { type Before, TemplateBody } from '../schema'
import { type DialectError, type DialectHead, type SectionName, SECTIONS } from './dialect'
import { unescapeInline } from './dialect-inline'
import { KEY, type Setting, splitSettings } from './dialect-settings'
import { type DialectSource, fail, failSettings, lineOfPath, placed, splitByHeading } from './dialect-source'
import { printTitles, readTitles, splitTitles } from './dialect-titles'
import { fillKeys } from './fill-keys'
import { parseFrontMatter } from './parse-front-matter'
import { parseItems, type RawItem } from './parse-items'
import { parsePart } from './parse-parts'
import { refuseRest } from './parse-table'
import { splitLines } from './source-lines'

export type ParsedTemplate =
  | {
      ok: true
      head: DialectHead
      body: TemplateBody
      /** What keeps the body from being published, each at its line. */
      problems: (TemplateProblem & { line: number })[]
      /** Line (from 1) of what a path of the body leads to. */
      lineOf: (path: string) => number
    }
  | { ok: false; errors: DialectError[] }

/** Far more than the largest template there can sensibly be; more than this is not worth a person's waiting. */
export const MAX_DIALECT_LENGTH = 2_000_000

/**
 * Reads what `printTemplate` writes and what people write in its manner. Strict: what has no meaning is an error with its line, nothing is
 * dropped. A body that comes back has its shape; what would keep it from being published comes with it.
 */
export function parseTemplate(text: string): ParsedTemplate {
  if (text.length > MAX_DIALECT_LENGTH)
    return { ok: false, errors: [{ line: 1, column: null, code: 'schema', params: { path: '', message: 'too_large' } }] }
  const source: DialectSource = { lines: splitLines(text).map((line) => line.text), errors: [], origins: new WeakMap() }
  const { head, facts, next } = parseFrontMatter(source)
  if (!head) return { ok: false, errors: source.errors }
  const [lead, ...sections] = splitByHeading(source, next, source.lines.length, '##')
  readTitle(source, head, lead!.from, lead!.to)
  const body: Record<string, object[]> = { facts: facts as object[], phases: [] }
  for (const { heading, from, to } of sections) readSection(source, body, heading!, from, to)
  fillKeys(body)
  const parsed = TemplateBody.safeParse(body)
  for (const issue of source.errors.length > 0 ? [] : (parsed.error?.issues ?? []))
    fail(source, lineOfPath(source, body, issue.path), 'schema', { path: issue.path.join('.'), message: issue.message })
  if (source.errors.length > 0 || !parsed.success) return { ok: false, errors: source.errors.toSorted((a, b) => a.line - b.line) }
  const lineOf = (path: string) => lineOfPath(source, body, path.split('.')) + 1
  const problems = judgeTemplate(parsed.data).map((problem) => ({ ...problem, line: lineOf(problem.path) }))
  return { ok: true, head, body: parsed.data, problems, lineOf }
}

/** `# Name · 名称`: said for readers; the front matter decides, and both must agree. */
function readTitle(source: DialectSource, head: DialectHead, from: number, to: number): void {
  const at = source.lines.findIndex((line, index) => index >= from && line.trim() !== '')
  if (at < 0 || at >= to || !source.lines[at]!.startsWith('# ')) return refuseRest(source, from, to)
  const said = source.lines[at]!.slice(2).trim()
  if (unescapeInline(said) !== unescapeInline(printTitles(head.name, head.nameZh).words))
    fail(source, at, 'title_differs', { name: head.name })
  refuseRest(source, at + 1, to)
}

function readSection(source: DialectSource, body: Record<string, object[]>, heading: number, from: number, to: number): void {
  const split = splitSettings(source.lines[heading]!.slice(3))
  if ('code' in split) return failSettings(source, heading, split, 3)
  const [only] = split.settings
  if (only && split.settings.length === 1 && only.value === true && only.raw === '') {
    if (!Object.hasOwn(SECTIONS, only.name)) return fail(source, heading, 'section_unknown', { name: only.name })
    if (body[only.name]) return fail(source, heading, 'section_twice', { name: only.name })
    body[only.name] = parsePart(source, only.name as SectionName, from, to)
    return
  }
  body.phases!.push(readPhase(source, heading, from, to, split))
}

function readPhase(
  source: DialectSource,
  heading: number,
  from: number,
  to: number,
  { words, settings, from: commentAt }: { words: string; settings: Setting[]; from: number },
) {
  const found = (name: string) => settings.find((setting) => setting.name === name)
  for (const { name, raw, at } of settings) {
    const column = 3 + commentAt + 4 + at
    if (![KEY, 'zh', 'due', 'before'].includes(name)) fail(source, heading, 'setting_unknown', { name }, column)
    if ((name === 'due' && raw !== 'none') || (name === 'before' && raw !== 'start' && raw !== 'completion'))
      fail(source, heading, 'setting_value', { name, value: raw.slice(0, 40) }, column)
  }
  const parts = splitTitles(words)
  const offset = found('due') ? null : parseDue(unescapeInline(parts[0]!))
  const titles = readTitles(offset && parts.length > 1 ? parts.slice(1) : parts, found('zh'))
  if (!titles) fail(source, heading, 'heading_parts')
  const before: Before = found('before')?.raw === 'completion' ? 'completion' : 'start'
  const { title = '', titleZh = '' } = titles ?? {}
  return placed(source, heading, {
    key: found(KEY)?.raw ?? null,
    title,
    titleZh,
    offset,
    groups: readGroups(source, from, to, before, { title, titleZh }),
  })
}

/** The groups of a phase. Items before the first heading stand in one that is called like the phase. */
function readGroups(source: DialectSource, from: number, to: number, before: Before, own: { title: string; titleZh: string }) {
  const [lead, ...rest] = splitByHeading(source, from, to, '###')
  const groups: { title: string; titleZh: string; items: RawItem[] }[] = []
  const items = parseItems(source, lead!.from, lead!.to, before)
  if (items.length > 0) groups.push(placed(source, Math.max(0, lead!.from - 1), { ...own, items }))
  for (const { heading, from: first, to: last } of rest) {
    const split = splitSettings(source.lines[heading!]!.slice(4))
    if ('code' in split) {
      failSettings(source, heading!, split, 4)
      continue
    }
    for (const { name, at } of split.settings)
      if (name !== 'zh') fail(source, heading!, 'setting_unknown', { name }, 4 + split.from + 4 + at)
    const titles = readTitles(splitTitles(split.words), split.settings[0])
    if (!titles) fail(source, heading!, 'heading_parts')
    groups.push(placed(source, heading!, { title: '', titleZh: '', ...titles, items: parseItems(source, first, last, before) }))
  }
  return groups
}
