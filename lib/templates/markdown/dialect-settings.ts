import { findUnescaped, withoutBreak } from './dialect-inline'
import type { DialectErrorCode } from './dialect'

export type SettingValue = string | number | boolean | null

/** One setting of a comment: `#key`, `name` (a switch) or `name: value`. */
export interface Setting {
  name: string
  /** As typed: `30` a number, `"30"` a text; a switch is true. */
  value: SettingValue
  /** The value's own letters, for settings that read them their own way. */
  raw: string
  /** From 0, in the comment. */
  at: number
}

/** The name under which `#key` is kept. */
export const KEY = '#'
/** The one switch. */
export const OPTIONAL = 'optional'

const BARE = /^(?!["#])[^;\p{Cc}]+$/u
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i

const plainly = (value: string) =>
  BARE.test(value) &&
  value.trim() === value &&
  !value.includes('--') &&
  !value.endsWith('-') &&
  !NUMBER.test(value) &&
  !/^(?:true|false|null)$/.test(value)

/** A value as a comment carries it. Two dashes would end the comment, so that they are spelled. */
export function printValue(value: SettingValue): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  return plainly(value) ? value : JSON.stringify(value).replaceAll('-', '\\u002d')
}

/** `<!-- #key; optional; limit: < 200 ms -->`, or nothing for no settings. */
export function printSettings(settings: readonly (readonly [string, SettingValue])[]): string {
  if (settings.length === 0) return ''
  const said = settings.map(([name, value]) =>
    name === KEY ? `#${String(value)}` : value === true && name === OPTIONAL ? name : `${name}: ${printValue(value)}`,
  )
  return `<!-- ${said.join('; ')} -->`
}

export interface SettingsFault {
  code: DialectErrorCode
  params: Record<string, string>
  /** From 0, in what was read. */
  at: number
}

/** Words of a line and the settings in the comment at its end. */
export function splitSettings(line: string): { words: string; settings: Setting[]; from: number } | SettingsFault {
  const from = findUnescaped(line, '<!--')
  if (from < 0) return { words: line, settings: [], from: line.length }
  const end = line.indexOf('-->', from + 4)
  if (end < 0) return { code: 'comment_open', params: {}, at: from }
  const rest = withoutBreak(line.slice(end + 3))
  if (rest.trim() !== '') return { code: 'comment_inside', params: {}, at: end + 3 }
  const settings = readSettings(line.slice(from + 4, end))
  return 'code' in settings ? { ...settings, at: settings.at + from + 4 } : { words: line.slice(0, from), settings: settings.list, from }
}

function readSettings(comment: string): { list: Setting[] } | SettingsFault {
  const list: Setting[] = []
  for (const { text, at } of pieces(comment)) {
    const setting = readSetting(text, at)
    if ('code' in setting) return setting
    if (list.some((other) => other.name === setting.name)) return { code: 'setting_twice', params: { name: setting.name }, at }
    list.push(setting)
  }
  return { list }
}

/** Pieces between semicolons that stand outside quotes, blanks trimmed, empty ones left out. */
function pieces(comment: string): { text: string; at: number }[] {
  const found: { text: string; at: number }[] = []
  let from = 0
  let quoted = false
  for (let index = 0; index <= comment.length; index++) {
    const char = comment[index]
    if (quoted && char === '\\') index++
    else if (char === '"' && (quoted || /^\s*[\w.]+\s*:\s*$/.test(comment.slice(from, index)))) quoted = !quoted
    else if (char === undefined || (char === ';' && !quoted)) {
      const text = comment.slice(from, index)
      if (text.trim() !== '') found.push({ text: text.trim(), at: from + text.length - text.trimStart().length })
      from = index + 1
    }
  }
  return found
}

function readSetting(text: string, at: number): Setting | SettingsFault {
  if (text.startsWith('#')) return { name: KEY, value: text.slice(1), raw: text.slice(1), at }
  const match = /^([\w.]{1,80})\s*(?::\s*(.*))?$/su.exec(text)
  if (!match) return { code: 'setting_unknown', params: { name: text.slice(0, 40) }, at }
  const [, name = '', raw] = match
  if (raw === undefined) return { name, value: true, raw: '', at }
  if (raw.startsWith('"')) {
    try {
      const value: unknown = JSON.parse(raw)
      if (typeof value === 'string') return { name, value, raw: value, at }
    } catch {
      // Falls through: what opens with a quote and is no text has no meaning.
    }
    return { code: 'setting_value', params: { name, value: raw.slice(0, 40) }, at }
  }
  if (raw === '') return { code: 'setting_value', params: { name, value: '' }, at }
  return {
    name,
    value: NUMBER.test(raw) || /^(?:true|false|null)$/.test(raw) ? (JSON.parse(raw.replace(/^(-?)0+(?=\d)/, '$1')) as SettingValue) : raw,
    raw,
    at,
  }
}
