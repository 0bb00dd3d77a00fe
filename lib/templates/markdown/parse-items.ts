import { parseDue } from '../due-text'
import type { Before } from '../schema'
import { MAX_DEPTH } from '../schema'
import { ZH_LINE } from './dialect'
import { dedent, opensFence } from './dialect-fence'
import { unescapeInline, withoutBreak } from './dialect-inline'
import { isPlainParam, ITEM_SETTINGS } from './dialect-params'
import { quotedLine, readQuote } from './dialect-quote'
import { KEY, type Setting, type SettingValue, splitSettings } from './dialect-settings'
import { type DialectSource, fail, failSettings, placed, readFence } from './dialect-source'
import { parseSpan } from './dialect-spans'

/** An item as read, before its schema has judged it. */
export interface RawItem {
  key: string | null
  text: string
  items: RawItem[]
  [field: string]: unknown
}

interface OpenItem {
  raw: RawItem
  indent: number
  line: number
  words: string[]
  zhWords: string | null
  quote: string[]
  command: string | null
  /** Words may still go on: nothing else has followed them. */
  texting: boolean
}

const ITEM = /^( *)(?:[-*+]|\d{1,9}[.)]) \[([ xX]?)\](?: (.*)|)$/su

/** The items on lines `from` to `to`. */
export function parseItems(source: DialectSource, from: number, to: number, before: Before): RawItem[] {
  const top: RawItem[] = []
  const stack: OpenItem[] = []
  const opened: OpenItem[] = []
  for (let at = from; at < to; ) {
    const line = untab(source.lines[at]!)
    const indent = line.length - line.trimStart().length
    while (stack.length > 0 && line.trim() !== '' && indent < stack.at(-1)!.indent + 2) stack.pop()
    const owner = stack.at(-1)
    const match = ITEM.exec(line)
    if (line.trim() === '') {
      for (const open of stack) open.texting = false
      at++
    } else if (match) {
      if (owner) owner.texting = false
      if (match[2]!.trim() !== '') fail(source, at, 'box_ticked', {}, indent + 2)
      if (stack.length >= MAX_DEPTH) fail(source, at, 'too_deep', { max: MAX_DEPTH })
      const raw: RawItem = placed(source, at, { key: null, text: '', items: [] })
      ;(owner?.raw.items ?? top).push(raw)
      const item: OpenItem = { raw, indent, line: at, words: [match[3] ?? ''], zhWords: null, quote: [], command: null, texting: true }
      stack.push(item)
      opened.push(item)
      at++
    } else if (owner) at = readBody(source, owner, line, at, to)
    else {
      fail(source, at, /^\s*(?:[-*+]|\d{1,9}[.)]) /.test(line) ? 'box_missing' : 'not_placed')
      at++
    }
  }
  for (const item of opened) finish(source, item, before)
  return top
}

/** A line below an item: its Chinese words, its details, its command, or more of its words. */
function readBody(source: DialectSource, owner: OpenItem, line: string, at: number, to: number): number {
  const fence = opensFence(line)
  if (fence) {
    owner.texting = false
    const { content, next } = readFence(source, at, to)
    if (owner.command !== null) fail(source, at, 'fence_twice')
    owner.command = content.map((each) => dedent(each, fence.indent)).join('\n')
    return next
  }
  const bare = line.trimStart()
  const quoted = quotedLine(line)
  if (quoted !== null) {
    owner.texting = false
    owner.quote.push(quoted)
  } else if (ZH_LINE.test(bare) && owner.zhWords === null) {
    owner.texting = false
    owner.zhWords = bare.replace(ZH_LINE, '')
  } else if (/^(?:[-*+]|\d{1,9}[.)]) /.test(bare)) fail(source, at, 'box_missing')
  else if (owner.texting) owner.words.push(bare)
  else fail(source, at, 'not_placed')
  return at + 1
}

/** Leading tabs as four blanks. */
const untab = (line: string) => line.replace(/^[ \t]+/, (lead) => lead.replaceAll('\t', '    '))

function finish(source: DialectSource, item: OpenItem, before: Before): void {
  const { raw, line } = item
  const wordsFrom = source.lines[line]!.length - item.words[0]!.length
  const words = splitSettings(item.words.map(withoutBreakBetween).join(' '))
  if ('code' in words) return failSettings(source, line, words, item.words.length === 1 ? wordsFrom : 0)
  const zh = splitSettings(item.zhWords ?? '')
  if ('code' in zh) return failSettings(source, line, zh, 0)
  raw.text = unescapeInline(withoutBreak(words.words)).trim()
  if (raw.text === '') fail(source, line, 'item_empty')
  raw.textZh = unescapeInline(withoutBreak(zh.words)).trim()
  Object.assign(raw, readQuote(item.quote), { before, kind: item.command === null ? 'manual' : 'command' })
  const column = (setting: Setting) =>
    item.words.length === 1 && words.settings.includes(setting) ? wordsFrom + words.from + 4 + setting.at : undefined
  const params = applySettings(source, item, [...words.settings, ...zh.settings], column)
  if (item.command !== null && raw.kind === 'command') params.push(['command', item.command])
  else if (item.command !== null) fail(source, line, 'fence_place')
  raw.params = Object.fromEntries(params)
}

const withoutBreakBetween = (words: string, index: number, all: string[]) => (index < all.length - 1 ? withoutBreak(words) : words)

/** Puts settings on their item; those that are parameters of its kind come back. */
function applySettings(
  source: DialectSource,
  { raw, line }: OpenItem,
  settings: readonly Setting[],
  column: (setting: Setting) => number | undefined,
): [string, SettingValue][] {
  const kind = settings.find(({ name }) => name === 'kind')
  if (kind) raw.kind = kind.raw
  const params: [string, SettingValue][] = []
  for (const setting of settings) {
    if (ITEM_SETTINGS.has(setting.name) || setting.name === KEY) {
      if (!applySetting(raw, setting))
        fail(source, line, 'setting_value', { name: setting.name, value: setting.raw.slice(0, 40) }, column(setting))
      continue
    }
    const named = /^param\.(\w{1,64})$/.exec(setting.name)?.[1]
    const bare = setting.raw === '' && setting.value === true
    if (bare || (named === undefined && !isPlainParam(raw.kind as string, setting.name)))
      fail(source, line, 'setting_unknown', { name: setting.name }, column(setting))
    else params.push([named ?? setting.name, setting.value])
  }
  return params
}

/** Sets one field; false when its value cannot be meant. Whether a text is short enough is the schema's to say. */
function applySetting(raw: RawItem, { name, value, raw: said }: Setting): boolean {
  switch (name) {
    case KEY:
      raw.key = said
      return true
    case 'kind':
      return said !== ''
    case 'optional':
      raw.optional = value
      return typeof value === 'boolean'
    case 'if':
      raw.condition = said
      return true
    case 'due':
      return (raw.due = parseDue(said)) !== null
    case 'takes':
      return (raw.estimateMinutes = parseSpan(said)) !== null
    case 'by':
      raw.roleKey = said
      return true
    case 'valid': {
      const minutes = parseSpan(said)
      raw.maxAgeHours = minutes === null ? null : minutes / 60
      return minutes !== null && minutes % 60 === 0
    }
    default:
      raw[name] = said
      return true
  }
}
