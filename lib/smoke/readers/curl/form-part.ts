import type { ReadPart } from '../read-request'
import { type Input, RefusedCurl } from './settings'

/**
 * One `-F name=content`: text, `@file` (sent as a file) or `<file` (its text), with `;type=` and `;filename=`. What is unknown behind a `;` is
 * left out, as curl does. Refused: several files in one, own headers, encoders.
 */
export function formPart(value: string, input: Input): ReadPart {
  const equals = value.indexOf('=')
  if (equals < 0) throw new RefusedCurl('curl_form_form')
  const name = value.slice(0, equals)
  const content = value.slice(equals + 1)
  const kind = content[0] === '@' || content[0] === '<' ? content[0] : ''
  const [first = '', ...options] = takeApart(kind ? content.slice(1) : content)
  if (content.startsWith('(') || content.startsWith('=)')) throw new RefusedCurl('curl_parts_inside')
  const part: ReadPart = { name }
  let typed = false
  for (const option of options) {
    const [, key = '', text = ''] = /^\s*(type|filename|headers|encoder)=(.*)$/s.exec(option) ?? []
    if (key === 'headers' || key === 'encoder') throw new RefusedCurl('curl_form_key_unread', { key })
    if (key === 'type') part.type = text.trim()
    else if (key === 'filename') part.fileName = unquote(text)
    // `type=text/plain; charset=utf-8` goes on behind the semicolon.
    else if (typed && option.trim() !== '') part.type += `;${option.trimEnd()}`
    typed = key === 'type' || (key === '' && typed)
  }
  if (kind === '') return { ...part, value: unquote(first) }
  const file = unquote(first)
  if (kind === '@' && !first.startsWith('"') && file.includes(',')) throw new RefusedCurl('curl_form_files')
  if (file === '-') {
    if ('why' in input) throw new RefusedCurl(input.why)
    return kind === '@' ? { fileName: '-', ...part, value: input.text } : { ...part, value: input.text }
  }
  return kind === '@' ? { fileName: file.split(/[/\\]/).at(-1) ?? file, ...part, file } : { ...part, file, inline: true }
}

/** At semicolons that stand in no quotes. Quotes count only where a text begins with one. */
function takeApart(text: string): string[] {
  const pieces: string[] = ['']
  let quoted = false
  let fresh = true
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!
    if (quoted && character === '\\' && index + 1 < text.length) {
      pieces[pieces.length - 1] += character + text[++index]!
      continue
    }
    if (character === '"' && (quoted || fresh)) quoted = !quoted
    fresh = character === '=' && pieces.length > 1
    if (character === ';' && !quoted) {
      pieces.push('')
      fresh = false
    } else pieces[pieces.length - 1] += character
  }
  return pieces
}

const unquote = (text: string): string =>
  /^".*"\s*$/s.test(text)
    ? text
        .trimEnd()
        .slice(1, -1)
        .replace(/\\([\\"])/g, '$1')
    : text
