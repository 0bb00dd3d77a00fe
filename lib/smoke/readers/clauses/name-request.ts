/** A name for a request that has none: its method and the path it asks for. */
export function nameRequest(method: string, url: string): string {
  const path = url
    .replace(/[?#].*$/s, '')
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '')
    .replace(/^\{\{[^{}]*\}\}/, '')
  return shortName(`${method} ${path || '/'}`)
}

/** One line of at most 120 characters, as the name of a step is. */
export function shortName(text: string): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
  return line.length <= 120 ? line : `${line.slice(0, 119).toWellFormed().trimEnd()}…`
}
