/**
 * Percent-encodes as curl does for `--data-urlencode`: all but letters, digits and `-._~`, a space as `+`. Variables stay as they are: what
 * puts their values in encodes them.
 */
export function encodeData(text: string): string {
  return text
    .split(/(\{\{[A-Z][A-Z0-9_]{0,63}\}\})/)
    .map((piece, index) => (index % 2 === 1 ? piece : encode(piece)))
    .join('')
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
}

/** The name and the text of `content`, `=content`, `name=content`; null for `@file` and `name@file`, with the file. */
export function splitData(value: string): { name: string; text: string } | { name: string; file: string } {
  const equals = value.indexOf('=')
  const at = equals < 0 ? value.indexOf('@') : -1
  if (equals >= 0) return { name: value.slice(0, equals), text: value.slice(equals + 1) }
  if (at >= 0) return { name: value.slice(0, at), file: value.slice(at + 1) }
  return { name: '', text: value }
}
