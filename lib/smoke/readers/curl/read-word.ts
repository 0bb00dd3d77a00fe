import { because } from '../why'
import { readAnsiQuoted } from './ansi-quoted'
import { type Cursor, nextLine, type Part, Unreadable, type Word } from './shell'

const ends = new Set([' ', '\t', '\n', ';', '&', '|', '<', '>', '(', ')'])

/** Reads one word of a shell command, POSIX 2.2 with bash's `$'…'` and `$"…"`. Answers an empty list of parts where no word begins. */
export function readWord(cursor: Cursor): Word {
  const { text } = cursor
  const word: Word = { parts: [], line: cursor.line }
  while (cursor.at < text.length) {
    const character = text[cursor.at]!
    if (ends.has(character)) break
    if (character === '\\') readBackslash(cursor, word.parts)
    else if (character === "'") readSingle(cursor, word.parts)
    else if (character === '"') {
      cursor.at++
      readExpanding(cursor, word.parts, true)
    } else if (character === '$') readDollar(cursor, word.parts, false)
    else if (character === '`') readBackticks(cursor, word.parts)
    else if (character === '^' && /^\^(\n|["'&^%|<>{}\\!])/.test(text.slice(cursor.at, cursor.at + 2))) {
      cursor.foreign = 'command_prompt'
      cursor.at++
      if (text[cursor.at] === '\n') nextLine(cursor)
      break
    } else {
      put(word.parts, character, false)
      cursor.at++
    }
  }
  return word
}

/** Reads text in which `$` and backticks mean something: to the closing `"`, or all of a here-document. */
export function readExpanding(cursor: Cursor, parts: Part[], quotes: boolean): void {
  const { text } = cursor
  const opened = cursor.line
  put(parts, '', true)
  while (cursor.at < text.length) {
    const character = text[cursor.at]!
    const next = text[cursor.at + 1]
    if (quotes && character === '"') {
      cursor.at++
      return
    }
    if (character === '\\' && next === '\n') {
      cursor.at++
      nextLine(cursor)
    } else if (character === '\\' && next !== undefined && '$`\\"'.includes(next) && (quotes || next !== '"')) {
      put(parts, next, true)
      cursor.at += 2
    } else if (character === '$') readDollar(cursor, parts, true)
    else if (character === '`') readBackticks(cursor, parts)
    else {
      put(parts, character, true)
      if (character === '\n') nextLine(cursor)
      else cursor.at++
    }
  }
  if (quotes) throw new Unreadable(opened, 'quote_open')
}

function put(parts: Part[], text: string, quoted: boolean): void {
  const last = parts.at(-1)
  if (last?.kind === 'text' && last.quoted === quoted) last.text += text
  else parts.push({ kind: 'text', text, quoted })
}

function readBackslash(cursor: Cursor, parts: Part[]): void {
  const next = cursor.text[cursor.at + 1]
  cursor.at++
  if (next === '\n') return nextLine(cursor)
  if (next === undefined) return
  put(parts, next, true)
  cursor.at++
}

function readSingle(cursor: Cursor, parts: Part[]): void {
  const opened = cursor.line
  cursor.at++
  put(parts, '', true)
  while (cursor.text[cursor.at] !== "'") {
    if (cursor.at >= cursor.text.length) throw new Unreadable(opened, 'quote_open')
    put(parts, cursor.text[cursor.at]!, true)
    if (cursor.text[cursor.at] === '\n') nextLine(cursor)
    else cursor.at++
  }
  cursor.at++
}

function readBackticks(cursor: Cursor, parts: Part[]): void {
  cursor.at++
  if (cursor.text[cursor.at] === '\n') {
    cursor.foreign = 'powershell'
    return nextLine(cursor)
  }
  const opened = cursor.line
  while (cursor.text[cursor.at] !== '`') {
    if (cursor.at >= cursor.text.length) throw new Unreadable(opened, 'backtick_open')
    if (cursor.text[cursor.at] === '\\') cursor.at++
    if (cursor.text[cursor.at] === '\n') nextLine(cursor)
    else cursor.at++
  }
  cursor.at++
  parts.push({ kind: 'unreadable', why: because('backticks_not_run') })
}

const name = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-=?])[^{}$`"'\n]*)?\})/y

function readDollar(cursor: Cursor, parts: Part[], quoted: boolean): void {
  const { text, at } = cursor
  const next = text[at + 1]
  name.lastIndex = at
  const found = name.exec(text)
  if (found) {
    parts.push({ kind: 'variable', name: (found[1] ?? found[2])!, quoted, fallback: found[3]?.startsWith(':') ?? false })
    cursor.at += found[0].length
  } else if (!quoted && next === "'") {
    cursor.at += 2
    put(parts, readAnsiQuoted(cursor), true)
  } else if (!quoted && next === '"') cursor.at++
  else if (next === '(') readSubstitution(cursor, parts, quoted)
  else if (next === '{') {
    skipBraces(cursor)
    parts.push({ kind: 'unreadable', why: because('expansion_unread') })
  } else if (next !== undefined && /[\d@*#?$!-]/.test(next)) {
    cursor.at += 2
    parts.push({ kind: 'unreadable', why: because('shell_parameter_at_run', { name: next }) })
  } else {
    put(parts, '$', quoted)
    cursor.at++
  }
}

function readSubstitution(cursor: Cursor, parts: Part[], quoted: boolean): void {
  const opened = cursor.line
  if (cursor.depth >= 8) throw new Unreadable(opened, 'commands_too_deep')
  const arithmetic = cursor.text[cursor.at + 2] === '('
  cursor.at += 2
  if (arithmetic) {
    for (let depth = 1; depth > 0; cursor.at++) {
      const character = cursor.text[cursor.at]
      if (character === undefined || character === '\n') throw new Unreadable(opened, 'calculation_open')
      depth += character === '(' ? 1 : character === ')' ? -1 : 0
    }
    parts.push({ kind: 'unreadable', why: because('calculation_not_made') })
    return
  }
  const { pending } = cursor
  cursor.pending = []
  cursor.depth++
  const items = cursor.readScript(cursor)
  cursor.depth--
  cursor.pending = pending
  if (cursor.text[cursor.at] !== ')') throw new Unreadable(opened, 'substitution_open')
  cursor.at++
  parts.push({ kind: 'script', items, quoted })
}

function skipBraces(cursor: Cursor): void {
  const opened = cursor.line
  let depth = 0
  for (; ; cursor.at++) {
    const character = cursor.text[cursor.at]
    if (character === undefined || character === '\n') throw new Unreadable(opened, 'expansion_open')
    if (character === '{') depth++
    if (character === '}' && --depth === 0) break
  }
  cursor.at++
}
