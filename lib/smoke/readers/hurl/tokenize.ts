import { unescape } from './unescape'

export type Token = { kind: 'word' | 'text' | 'regex'; text: string; flaw: boolean }

const token = /[ \t]*(?:"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`|\/((?:[^/\\]|\\.)+)\/(?=\s|$)|(\{\{[^{}]*\}\}|[^\s"`#]+)|(#.*))/y

/** The words, texts and patterns of a clause up to its comment; null when it cannot be told where one ends. */
export function tokenize(line: string): Token[] | null {
  const tokens: Token[] = []
  const end = line.trimEnd().length
  let at = 0
  while (at < end) {
    token.lastIndex = at
    const found = token.exec(line)
    if (!found || found[5] !== undefined) return found ? tokens : null
    at = token.lastIndex
    const text = found[1] ?? found[2]
    // In a pattern only its own end is escaped for Hurl; all else is for the pattern.
    if (found[3] !== undefined) tokens.push({ kind: 'regex', text: found[3].replaceAll(String.raw`\/`, '/'), flaw: false })
    else if (text !== undefined) tokens.push({ kind: 'text', ...unescape(text) })
    else tokens.push({ kind: 'word', text: found[4] ?? '', flaw: false })
  }
  return tokens
}
