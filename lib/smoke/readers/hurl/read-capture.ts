import type { ReadCapture } from '../read-request'
import { about } from '../why'
import type { HurlFile } from './hurl-file'
import { readQuery } from './read-query'
import { tokenize } from './tokenize'
import { findSign, unescape } from './unescape'

const kinds: Record<string, ReadCapture['from']> = {
  jsonpath: 'json',
  header: 'header',
  cookie: 'cookie',
  regex: 'regex',
  status: 'status',
  body: 'body',
}

/** Reads one line of `[Captures]`. Refused: filters, and queries for which there is no capture. */
export function readCapture(file: HurlFile, at: number): ReadCapture | null {
  const line = file.lines[at]!
  const colon = findSign(line, ':')
  const name = unescape(line.slice(0, colon).trim()).text
  if (colon === line.length || !/^[A-Za-z_][\w-]{0,99}$/.test(name)) {
    file.refuse(at, 'hurl_capture_form')
    return null
  }
  const tokens = tokenize(line.slice(colon + 1))
  // A capture that is masked in reports says so in its last word.
  const redacted = tokens?.at(-1)?.text === 'redact' && tokens.at(-1)?.kind === 'word'
  const query = readQuery(file, at, redacted ? tokens!.slice(0, -1) : tokens)
  if (!query) return null
  const from = kinds[query.kind]
  if (from === undefined) file.refuse(at, about(query.kind, 'capture_kind_unread'))
  else if (query.rest.length > 0) file.refuse(at, 'hurl_capture_filters')
  // The value exists from here on, even where it could not be captured: no constant stands for it.
  file.variables.unset(name)
  if (from === undefined || query.rest.length > 0) return null
  return { name: file.variables.name(name, at + 1), from, path: query.argument, ...(redacted ? { secret: true as const } : {}) }
}
