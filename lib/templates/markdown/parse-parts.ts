import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { SectionName } from './dialect'
import { ZH_LINE } from './dialect'
import { TABLES } from './dialect-columns'
import { opensFence } from './dialect-fence'
import { unescapeInline, withoutBreak } from './dialect-inline'
import { KEY, splitSettings } from './dialect-settings'
import { type DialectSource, fail, failSettings, placed, readFence } from './dialect-source'
import { parseCommunications } from './parse-communications'
import { parseTable, refuseRest, skipBlank } from './parse-table'

type Raw = Record<string, unknown>

/** The entries of a part's section on lines `from` to `to`, before their schema has judged them. */
export function parsePart(source: DialectSource, section: SectionName, from: number, to: number): Raw[] {
  if (section === 'communications') return parseCommunications(source, from, to)
  if (section === 'alerts') return parseAlerts(source, from, to)
  if (section === 'triggers') return parseBullets(source, from, to, 'text')
  if (section === 'prompts') return parseBullets(source, from, to, 'title')
  const { rows, next } = parseTable(source, TABLES[section], from, to)
  refuseRest(source, next, to)
  return rows
}

/** `- words`, each with its Chinese words below. */
function parseBullets(source: DialectSource, from: number, to: number, field: 'text' | 'title'): Raw[] {
  const found: Raw[] = []
  for (let at = from; at < to; at++) {
    const line = source.lines[at]!
    if (line.trim() === '') continue
    const bullet = /^[-*+] (.*)$/su.exec(line)
    const bare = line.trim()
    const last = found.at(-1)
    if (bullet) {
      const split = splitSettings(bullet[1]!)
      if ('code' in split) {
        failSettings(source, at, split, 2)
        continue
      }
      const raw: Raw = placed(source, at, { [field]: unescapeInline(withoutBreak(split.words)).trim() })
      for (const setting of split.settings) {
        if (setting.name === KEY && field === 'title') raw.key = setting.raw
        else fail(source, at, 'setting_unknown', { name: setting.name }, 2 + split.from + 4 + setting.at)
      }
      found.push(raw)
    } else if (last && ZH_LINE.test(bare) && last[`${field}Zh`] === undefined)
      last[`${field}Zh`] = unescapeInline(withoutBreak(bare.replace(ZH_LINE, ''))).trim()
    else fail(source, at, 'not_placed')
  }
  return found
}

/** The rules in one block of YAML. */
function parseAlerts(source: DialectSource, from: number, to: number): Raw[] {
  const top = skipBlank(source, from, to)
  if (top >= to || !opensFence(source.lines[top]!)) {
    fail(source, Math.max(0, Math.min(top, to - 1)), 'alerts', { message: '' })
    return []
  }
  const { content, next } = readFence(source, top, to)
  refuseRest(source, next, to)
  const counter = new LineCounter()
  const document = parseDocument(content.join('\n'), { lineCounter: counter, logLevel: 'silent' })
  const lineAt = (offset: number | undefined) => top + counter.linePos(offset ?? 0).line
  for (const error of document.errors)
    fail(source, lineAt(error.pos[0]), 'alerts', { message: error.message.split('\n')[0]!.replace(/ at line .*$/, '') })
  if (document.errors.length > 0) return []
  const list = isMap(document.contents) && document.contents.items.length === 1 ? document.contents.get('alerts', true) : document.contents
  if (!isSeq(list)) {
    fail(source, top, 'alerts', { message: '' })
    return []
  }
  return list.items.flatMap((node) => {
    if (isMap(node)) {
      try {
        return [placed(source, lineAt(node.range?.[0]), node.toJS(document, { maxAliasCount: 50 }) as Raw)]
      } catch {
        // An alias bomb means nothing either.
      }
    }
    fail(source, isScalar(node) || isSeq(node) ? lineAt(node.range?.[0]) : top, 'alerts', { message: '' })
    return []
  })
}
