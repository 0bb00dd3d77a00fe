import type { Pair } from '../read-request'
import type { HurlFile } from './hurl-file'
import { findSign, unescape } from './unescape'

/** A pair and its line, counted from 0. Its variables are not renamed yet: an option further down may give them a value. */
export interface PlacedPair extends Pair {
  at: number
}

/** `key: value # comment` with its escapes taken away; null, and refused, when it is none. */
export function readKeyValue(file: HurlFile, at: number): PlacedPair | null {
  const source = file.lines[at]!
  const colon = findSign(source, ':')
  const name = unescape(source.slice(0, colon).trim())
  if (colon === source.length || name.text === '') {
    file.refuse(at, 'hurl_line_unread')
    return null
  }
  const value = unescape(source.slice(colon + 1, findSign(source, '#', colon + 1)).trim())
  if (name.flaw || value.flaw) file.refuse(at, 'line_escape_unknown')
  return { name: name.text, value: value.text, at }
}

/** The pair with its variables renamed. */
export function resolvePair(file: HurlFile, { name, value, at }: PlacedPair): Pair {
  return { name: file.text(name, at), value: file.text(value, at) }
}
