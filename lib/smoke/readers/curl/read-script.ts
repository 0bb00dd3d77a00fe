import { because } from '../why'
import { matchPrompt } from './match-prompt'
import { readExpanding, readWord } from './read-word'
import {
  type Command,
  type Cursor,
  nextLine,
  type Part,
  type Pipeline,
  type Redirect,
  type ScriptItem,
  Unreadable,
  type Word,
} from './shell'
import { skipForeignLine } from './skip-foreign-line'
import { skipStructure } from './skip-structure'

/** After so many broken commands the rest is not looked at: each may have been read to the end of the file. */
const mostBroken = 20

/**
 * Reads shell text into pipelines and comments, to its end or to the `)` that closes a `$(`. What cannot be read is refused at its line, and
 * reading goes on at the next. Compound commands (`for`, `if`, functions) are refused whole, and each curl inside them at its own line.
 */
export function readScript(cursor: Cursor): ScriptItem[] {
  const items: ScriptItem[] = []
  let after = ''
  const { depth } = cursor
  while (cursor.at < cursor.text.length) {
    if (skipBlank(cursor)) after = ''
    if (cursor.at >= cursor.text.length || (cursor.depth > 0 && cursor.text[cursor.at] === ')')) break
    const begun = { at: cursor.at, line: cursor.line }
    const fresh = after === '' && startsLine(cursor)
    if (fresh && !matchPrompt(cursor)) continue
    if (cursor.text[cursor.at] === '#') {
      items.push(readComment(cursor, fresh))
      continue
    }
    if (cursor.depth === 0 && fresh && (skipStructure(cursor, items) || skipForeignLine(cursor, items))) continue
    try {
      const pipeline = readPipeline(cursor, after, items)
      if (pipeline) items.push(pipeline)
      after = readSeparator(cursor, pipeline)
    } catch (error) {
      if (!(error instanceof Unreadable) || depth > 0) throw error
      cursor.depth = 0
      items.push({ kind: 'refused', line: error.line, why: error.why })
      recover(cursor, begun)
      after = ''
      if (++cursor.broken >= mostBroken) {
        items.push({ kind: 'refused', line: cursor.line, why: because('shell_too_broken') })
        cursor.at = cursor.text.length
      }
    }
  }
  return items
}

/** Goes on behind the line where a broken command began, and behind its options on further lines. */
function recover(cursor: Cursor, begun: { at: number; line: number }): void {
  cursor.pending = []
  cursor.at = begun.at
  cursor.line = begun.line
  do {
    const end = cursor.text.indexOf('\n', cursor.at)
    cursor.at = end < 0 ? cursor.text.length : end + 1
    if (end >= 0) cursor.line++
  } while (/^[ \t]*-/.test(cursor.text.slice(cursor.at, cursor.at + 200)))
}

const startsLine = ({ text, at }: Cursor) => /(^|\n)[ \t]*$/.test(text.slice(Math.max(0, at - 200), at))

/** Steps over spaces and lines; whether a line ended. */
function skipBlank(cursor: Cursor): boolean {
  let ended = false
  for (;;) {
    skipSpaces(cursor)
    if (cursor.text[cursor.at] !== '\n') return ended
    // Output of the command before may begin with `> ` as well.
    if (cursor.pending.length === 0) cursor.prompted = false
    endLine(cursor)
    cursor.prompted = false
    ended = true
  }
}

function skipSpaces(cursor: Cursor): void {
  for (;;) {
    const character = cursor.text[cursor.at]
    if (character === ' ' || character === '\t') cursor.at++
    else if (character === '\\' && cursor.text[cursor.at + 1] === '\n') {
      cursor.at++
      nextLine(cursor)
    } else return
  }
}

/** Steps over a line's end; the texts of here-documents named in the line come first. */
function endLine(cursor: Cursor): void {
  const { pending } = cursor
  nextLine(cursor)
  cursor.pending = []
  for (const { redirect, end, raw, strip } of pending) {
    const { line } = redirect.target
    try {
      redirect.target = { parts: readHere(cursor, end, raw, strip), line }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      redirect.target = { parts: [{ kind: 'unreadable', why: error.why }], line }
    }
  }
}

/** The text of a here-document. One that never ends takes nothing: what follows is read as commands. */
function readHere(cursor: Cursor, end: string, raw: boolean, strip: boolean): Part[] {
  const lines: string[] = []
  const { at, line: begun } = cursor
  for (;;) {
    if (cursor.at >= cursor.text.length || cursor.broken >= mostBroken) {
      cursor.at = at
      cursor.line = begun
      cursor.broken++
      throw new Unreadable(begun, 'here_document_open')
    }
    const stop = cursor.text.indexOf('\n', cursor.at)
    const whole = cursor.text.slice(cursor.at, stop < 0 ? undefined : stop)
    const line = strip ? whole.replace(/^\t+/, '') : whole
    cursor.at += whole.length
    if (line === end) break
    if (stop >= 0) nextLine(cursor)
    lines.push(line)
  }
  const text = lines.map((each) => `${each}\n`).join('')
  if (raw) return [{ kind: 'text', text, quoted: true }]
  const parts: Part[] = []
  readExpanding({ ...cursor, text, at: 0, line: begun, prompted: false, pending: [] }, parts, false)
  return parts
}

function readComment(cursor: Cursor, alone: boolean): ScriptItem {
  const stop = cursor.text.indexOf('\n', cursor.at)
  const text = cursor.text.slice(cursor.at + 1, stop < 0 ? undefined : stop)
  cursor.at += text.length + 1
  return { kind: 'comment', text: text.trim(), line: cursor.line, alone }
}

function readPipeline(cursor: Cursor, after: string, items: ScriptItem[]): Pipeline | null {
  const commands: Command[] = []
  const line = cursor.line
  for (;;) {
    const command = readCommand(cursor)
    if (command.words.length > 0 || command.redirects.length > 0) commands.push(command)
    const { text, at } = cursor
    if (text[at] !== '|' || text[at + 1] === '|') break
    cursor.at += text[at + 1] === '&' ? 2 : 1
    skipSpaces(cursor)
    while (cursor.text[cursor.at] === '\n' || cursor.text[cursor.at] === '#') {
      if (cursor.text[cursor.at] === '#') items.push(readComment(cursor, true))
      else endLine(cursor)
      skipSpaces(cursor)
    }
  }
  return commands.length > 0 ? { kind: 'pipeline', commands, line, after, cut: false } : null
}

/** Reads what stands between commands; answers it when it says how they hang together. */
function readSeparator(cursor: Cursor, pipeline: Pipeline | null): string {
  const { text, at } = cursor
  const separator = /&&|\|\||;;?|&/y
  separator.lastIndex = at
  const found = separator.exec(text)?.[0]
  if (!found) {
    if (at < text.length && !'\n#)'.includes(text[at]!)) throw new Unreadable(cursor.line, 'sign_unexpected', { sign: text[at]! })
    if (text[at] === ')' && cursor.depth === 0) throw new Unreadable(cursor.line, 'sign_unexpected', { sign: ')' })
    return ''
  }
  cursor.at += found.length
  if (found === '&' && pipeline && /\S/.test(text[at - 1] ?? '') && /\w/.test(text[at + 1] ?? '')) pipeline.cut = true
  // A list goes on behind its operator, on the next line too.
  if (found === '&&' || found === '||') {
    skipSpaces(cursor)
    while (cursor.text[cursor.at] === '\n') {
      endLine(cursor)
      skipSpaces(cursor)
    }
  } else skipSpaces(cursor)
  return cursor.text[cursor.at] === '#' ? '' : found
}

const redirection = /(?:\d{0,3}(?:>>|>\||>&|<<<|<<-|<<|<&|<>|<|>)|&>>?)/y

function readCommand(cursor: Cursor): Command {
  const command: Command = { words: [], redirects: [], line: cursor.line, foreign: null }
  for (;;) {
    const from = cursor.at
    skipSpaces(cursor)
    if (command.words.length === 0) command.line = cursor.line
    redirection.lastIndex = cursor.at
    const op = redirection.exec(cursor.text)?.[0]
    if (op) {
      command.redirects.push(readRedirect(cursor, op))
      continue
    }
    const character = cursor.text[cursor.at]
    if (character === undefined || '\n;&|)'.includes(character)) break
    // A `#` begins a comment only where a word could.
    if (character === '#' && (cursor.at > from || command.words.length === 0)) break
    if (character === '(') throw new Unreadable(cursor.line, 'parenthesis_unexpected')
    const word = readWord(cursor)
    if (word.parts.length > 0) command.words.push(word)
  }
  command.foreign = cursor.foreign
  cursor.foreign = null
  return command
}

function readRedirect(cursor: Cursor, op: string): Redirect {
  cursor.at += op.length
  skipSpaces(cursor)
  const target: Word = readWord(cursor)
  if (target.parts.length === 0) throw new Unreadable(cursor.line, 'redirect_empty', { op })
  const redirect = { op: op.replace(/^\d+(?=<)/, ''), target }
  if (redirect.op === '<<' || redirect.op === '<<-') {
    const end = target.parts.map((part) => (part.kind === 'text' ? part.text : part.kind === 'variable' ? `$${part.name}` : '')).join('')
    const raw = target.parts.some((part) => part.kind === 'text' && part.quoted)
    cursor.pending.push({ redirect, end, raw, strip: redirect.op === '<<-' })
    redirect.op = '<<'
  }
  return redirect
}
