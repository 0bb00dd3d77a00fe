import type { HurlFile } from './hurl-file'
import { isBlank, isBoundary } from './line-kinds'
import { findSign, unescape } from './unescape'

/** A body as it goes out, and the type that Hurl gives it on its own. `text` is null for one that was refused. */
export interface HurlBody {
  text: string | null
  type: 'application/json' | 'application/xml' | null
}

/** Reads the body that begins at the file's place, and leaves the place behind it. Refused: files, and bytes that are no text. */
export function readBody(file: HurlFile): HurlBody {
  const start = file.at
  const first = file.lines[start]!.trimStart()
  if (first.startsWith('```')) return readMultiline(file, first.slice(3))
  if (first.startsWith('`')) return readOneline(file, first)
  if (first.startsWith('<')) return { text: file.text(readXml(file), start), type: 'application/xml' }
  const encoded = /^(base64|hex|file),/.exec(first)?.[1]
  if (encoded !== undefined) return readEncoded(file, encoded)
  const json = readJson(file)
  return { text: json === null ? null : file.text(json, start), type: 'application/json' }
}

/** JSON ends where its brackets do. Its texts hold no line ends, so each line begins outside of one, and no JSON holds a request line. */
function readJson(file: HurlFile): string | null {
  const start = file.at
  let depth = 0
  const kept: string[] = []
  while (file.at < file.lines.length) {
    const line = file.lines[file.at]!
    if (file.at > start && isBoundary(line)) break
    file.at++
    let quoted = false
    let end = -1
    for (let index = 0; index < line.length && end < 0; index++) {
      const sign = line[index]
      if (quoted && sign === '\\') index++
      else if (sign === '"') quoted = !quoted
      else if (!quoted && (sign === '{' || sign === '[')) depth++
      else if (!quoted && (sign === '}' || sign === ']') && --depth === 0) end = index
    }
    if (end < 0 && depth === 0) end = line.trimEnd().length - 1
    kept.push(end < 0 ? line : line.slice(0, end + 1))
    if (end < 0) continue
    if (!isBlank(line.slice(end + 1))) file.refuse(file.at - 1, 'json_body_followed')
    return kept.join('\n').trimStart()
  }
  file.refuse(start, 'json_body_open')
  return null
}

function readXml(file: HurlFile): string {
  const kept: string[] = []
  while (file.at < file.lines.length && !isBoundary(file.lines[file.at]!)) kept.push(file.lines[file.at++]!)
  while (kept.length > 1 && isBlank(kept.at(-1)!)) kept.pop()
  return kept.join('\n').trim()
}

function readOneline(file: HurlFile, first: string): HurlBody {
  const start = file.at++
  const end = findSign(first, '`', 1)
  if (end === first.length) {
    file.refuse(start, 'oneline_open')
    return { text: null, type: null }
  }
  const { text, flaw } = unescape(first.slice(1, end))
  if (flaw) file.refuse(start, 'line_escape_unknown')
  return { text: file.text(text, start), type: null }
}

/** Everything up to the closing fence; null, and refused, when there is none. The place is left behind the fence. */
export function readFenced(file: HurlFile, first: string): { hints: string[]; text: string } | null {
  const start = file.at++
  const closed = first.indexOf('```')
  if (closed >= 0) return { hints: [], text: first.slice(0, closed) }
  const kept: string[] = []
  while (file.at < file.lines.length) {
    const line = file.lines[file.at++]!
    const end = line.indexOf('```')
    kept.push(end < 0 ? `${line}\n` : line.slice(0, end))
    // The space before an indented fence is no part of the text.
    if (end >= 0) return { hints: first.split(',').map((hint) => hint.trim()), text: kept.join('').replace(/\n[ \t]*$/, '\n') }
  }
  file.refuse(start, 'fence_open')
  return null
}

function readMultiline(file: HurlFile, first: string): HurlBody {
  const start = file.at
  const fenced = readFenced(file, first)
  if (fenced === null) return { text: null, type: null }
  const hints = new Set(fenced.hints)
  if (hints.has('hex') || hints.has('base64')) return decode(file, start, hints.has('hex') ? 'hex' : 'base64', fenced.text)
  if (hints.has('novariable') && fenced.text.includes('{{')) {
    file.refuse(start, 'novariable_braces')
    return { text: null, type: null }
  }
  let text = fenced.text
  if (hints.has('escape')) {
    const read = unescape(text)
    if (read.flaw) file.refuse(start, 'body_escape_unknown')
    text = read.text
  }
  text = file.text(text, start + 1)
  if (hints.has('graphql')) return { text: readGraphql(text), type: 'application/json' }
  return { text, type: hints.has('json') ? 'application/json' : hints.has('xml') ? 'application/xml' : null }
}

/** The query, and the variables behind it, in the envelope that GraphQL over HTTP asks for. */
function readGraphql(text: string): string {
  const found = /^[ \t]*variables[ \t]*(?=\{)/m.exec(text)
  if (!found) return JSON.stringify({ query: text.trim() })
  const query = JSON.stringify(text.slice(0, found.index).trim())
  // Kept as text: with variables inside it need not be JSON yet.
  return `{"query":${query},"variables":${text.slice(found.index + found[0].length).trim()}}`
}

function readEncoded(file: HurlFile, kind: string): HurlBody {
  const start = file.at
  const kept: string[] = []
  while (file.at < file.lines.length && (file.at === start || !isBoundary(file.lines[file.at]!))) {
    const line = file.lines[file.at++]!
    const end = line.indexOf(';')
    kept.push(end < 0 ? line : line.slice(0, end))
    if (end < 0) continue
    if (kind !== 'file')
      return decode(
        file,
        start,
        kind,
        kept
          .join('')
          .trimStart()
          .slice(kind.length + 1),
      )
    file.refuse(start, 'body_file_not_here')
    return { text: null, type: null }
  }
  file.refuse(start, 'encoded_body_open', { kind })
  return { text: null, type: null }
}

function decode(file: HurlFile, at: number, kind: string, encoded: string): HurlBody {
  const text = encoded.replace(/\s/g, '')
  const valid = kind === 'hex' ? /^([0-9a-fA-F]{2})*$/.test(text) : /^[A-Za-z0-9+/]*={0,2}$/.test(text)
  const bytes = Buffer.from(valid ? text : '', kind === 'hex' ? 'hex' : 'base64')
  try {
    const read = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    if (valid && !read.includes('{{')) return { text: read, type: null }
  } catch {
    // Said below.
  }
  if (valid) file.refuse(at, 'body_no_text')
  else file.refuse(at, 'body_encoding_wrong', { kind })
  return { text: null, type: null }
}
