import { ZH_LINE } from './dialect'
import { TABLES } from './dialect-columns'
import { dedent, opensFence } from './dialect-fence'
import { unescapeInline } from './dialect-inline'
import { KEY, splitSettings } from './dialect-settings'
import { type DialectSource, fail, failSettings, placed, readFence, splitByHeading } from './dialect-source'
import { readTitles, splitTitles } from './dialect-titles'
import { parseTable, refuseRest } from './parse-table'

type Raw = Record<string, unknown>

const LINES: [RegExp, string][] = [
  [/^[-*+] Audience:\s*/i, 'audience'],
  [/^[-*+] Subject:\s*/i, 'subject'],
  [/^[-*+] 主题[：:]\s*/, 'subjectZh'],
]

/**
 * Texts to send or post: a heading each, then lines for audience and subject, the text in a block, a second one in Chinese, a table of
 * fields.
 */
export function parseCommunications(source: DialectSource, from: number, to: number): Raw[] {
  const [lead, ...sections] = splitByHeading(source, from, to, '###')
  refuseRest(source, lead!.from, lead!.to)
  return sections.flatMap((section) => {
    const raw = parseHeading(source, section.heading!)
    if (raw) readBody(source, raw, section.from, section.to)
    return raw ? [raw] : []
  })
}

function parseHeading(source: DialectSource, at: number): Raw | null {
  const split = splitSettings(source.lines[at]!.slice(4))
  if ('code' in split) {
    failSettings(source, at, split, 4)
    return null
  }
  const titles = readTitles(
    splitTitles(split.words),
    split.settings.find(({ name }) => name === 'zh'),
  )
  if (!titles) fail(source, at, 'heading_parts')
  const raw: Raw = placed(source, at, { ...titles })
  for (const { name, raw: said, at: column } of split.settings) {
    if (name === KEY) raw.key = said
    else if (name === 'channel' || name === 'text' || name === 'textZh') raw[name] = said
    else if (name !== 'zh') fail(source, at, 'setting_unknown', { name }, 4 + split.from + 4 + column)
  }
  return raw
}

function readBody(source: DialectSource, raw: Raw, from: number, to: number): void {
  for (let at = from; at < to; ) {
    const line = source.lines[at]!
    const known = LINES.find(([pattern]) => pattern.test(line))
    const fence = opensFence(line)
    if (line.trim() === '') at++
    else if (known) {
      const [pattern, field] = known
      if (raw[field] !== undefined) fail(source, at, 'not_placed')
      raw[field] = unescapeInline(line.replace(pattern, '').trimEnd())
      at++
    } else if (fence) {
      const { content, next } = readFence(source, at, to)
      const field = /(?:^|\s)zh$/i.test(fence.info) ? 'textZh' : 'text'
      if (raw[field] !== undefined) fail(source, at, 'fence_twice')
      raw[field] = content.map((each) => dedent(each, fence.indent)).join('\n')
      at = next
    } else if (line.trimStart().startsWith('|') && raw.fields === undefined) {
      const { rows, next } = parseTable(source, TABLES.fields, at, to)
      raw.fields = rows
      at = next
    } else {
      fail(source, at, ZH_LINE.test(line.trim()) ? 'fence_place' : 'not_placed')
      at++
    }
  }
}
