import { type Locale, type Translator, translator } from '@/lib/core/texts'
import type { PlanLanguage } from '@/lib/checklists/view'
import { sayMoment } from '@/lib/notifications/say-moment'
import { escapeInline } from '@/lib/templates/markdown/dialect-inline'

/** How a record is written: in whose language, in which zone, and below which address its links lead. */
export interface Manner {
  /** In which language the plan's own texts stand. */
  language: PlanLanguage
  /** The language of everything between them. */
  locale: Locale
  zone: string
  /** The product's address, without a slash at its end. */
  base: string
}

/** All that the printers of a record say things with. What it gives back is Markdown. */
export interface Speech extends Manner {
  /** One of our own texts. What fills it is escaped here. */
  t: (key: string, params?: Record<string, string | number>) => string
  /** A translator for what is escaped later. */
  raw: Translator
  /** A moment with its zone. */
  at: (iso: string) => string
  /** What stands between a name and what it is: `: `, and where that is a line of its own. */
  colon: string
  end: string
  /** A text of the plan, in the languages asked for, on one line. */
  plan: (english: string, chinese: string) => string
}

/** The speech of a manner. */
export function speechOf(manner: Manner): Speech {
  const raw = translator(manner.locale)
  const moments = new Map<string, string>()
  const at = (iso: string) => {
    const known = moments.get(iso) ?? sayMoment(new Date(iso), manner.zone, manner.locale)
    moments.set(iso, known)
    return known
  }
  const t = (key: string, params: Record<string, string | number> = {}) =>
    raw(key, Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? words(value) : value])))
  const colon = raw('record.colon')
  return {
    ...manner,
    raw,
    at,
    t,
    colon,
    end: colon.trimEnd(),
    plan: (english, chinese) => words(planWords(manner.language, english, chinese)),
  }
}

/** A text of a plan before it is escaped: what nobody translated stands in the language it has. */
export function planWords(language: PlanLanguage, english: string, chinese: string): string {
  if (language === 'both' && english !== '' && chinese !== '') return `${english} / ${chinese}`
  return language === 'zh' ? chinese || english : english || chinese
}

/** Signs that turn the direction of what follows. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g
const named = (sign: string) => `[U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`

/** A text without what a reader cannot see and a terminal or a page would obey: control characters get a sign of their own. */
export function visible(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f]/g, (sign) => String.fromCharCode(0x2400 + sign.charCodeAt(0)))
    .replaceAll('\u007f', '\u2421')
    .replace(/[\u0080-\u009f\u2028\u2029]/g, named)
    .replace(TURNS, named)
}

/** Somebody's words on one line, as Markdown that shows them and nothing else, in a paragraph, a heading, a list or a table. */
export function words(text: string): string {
  const line = visible(text).replace(/\s+/g, ' ').trim()
  // A bracket would end the label of a link. Some forges read `$…$` as formulas and `:word:` as pictures.
  const said = escapeInline(line, { cell: true }).replace(/([$\]]|:(?=[\w+-]+:))/g, '\\$1')
  // What would open another block where the words come first.
  return said.replace(/^([-+>#=])/, '\\$1').replace(/^(\d{1,9})([.)])(?= |$)/, '$1\\$2')
}

/** Somebody's lines as a quotation, line for line. Nothing for no words. */
export function quote(text: string): string[] {
  const lines = visible(text)
    .trim()
    .split('\n')
    .map((line) => {
      const indent = /^[ \t]*/.exec(line)![0].replaceAll('\t', '    ').length
      const said = words(line)
      return said === '' ? '' : '\u00a0'.repeat(Math.min(indent, 40)) + said
    })
  if (lines.every((line) => line === '')) return []
  return lines.map((line, index) => (line === '' ? '>' : `> ${line}${lines[index + 1] ? '\\' : ''}`))
}

/** Lines below a point of a list. */
export const below = (lines: readonly string[]): string[] => lines.map((line) => (line === '' ? '' : `  ${line}`))

/** A digest as code; what is none is words. */
export const digest = (value: string): string => (/^[\w:.+/=-]{1,200}$/.test(value) ? `\`${value}\`` : words(value))

/** A link to a page of the web; anything else is words. */
export function link(label: string, address: string): string {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return words(label === '' ? address : label)
  // Parsing spells blanks and angle brackets; left are what ends a cell, what escapes, and what begins an entity.
  const href = new URL(address).href.replace(/[\\|`]/g, encodeURIComponent).replaceAll('&', '&amp;')
  return `[${words(label === '' ? address : label)}](<${href}>)`
}
