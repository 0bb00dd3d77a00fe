import { because } from '../why'
import { knownCommand } from './known-commands'
import type { Cursor, ScriptItem } from './shell'

const first = /[^\s;|&<>()"'`$#\\]+/y
const assignment = /^[A-Za-z_]\w*\+?=/

/**
 * Steps over a line that begins with a command this reader knows nothing of, and refuses it. Its quotes are not looked at: prose has
 * apostrophes, and one must not take the curl of the next line.
 */
export function skipForeignLine(cursor: Cursor, items: ScriptItem[]): boolean {
  first.lastIndex = cursor.at
  const word = first.exec(cursor.text)?.[0] ?? ''
  if (assignment.test(word) || knownCommand(word) || cursor.text[cursor.at] === '\\') return false
  const line = cursor.line
  let curl = false
  for (;;) {
    const end = cursor.text.indexOf('\n', cursor.at)
    const text = cursor.text.slice(cursor.at, end < 0 ? undefined : end)
    curl ||= /(^|[\s;&|("'`])curl\s/.test(text)
    cursor.at += text.length
    if (end < 0 || !text.endsWith('\\')) break
    cursor.at++
    cursor.line++
  }
  const why = /^[\w./-]{1,40}$/.test(word)
    ? because(curl ? 'command_holds_curl' : 'command_no_curl', { name: word })
    : because(curl ? 'line_holds_curl' : 'line_no_curl')
  items.push({ kind: 'refused', line, why })
  return true
}
