import { because } from '../why'
import type { Cursor, ScriptItem } from './shell'

const opener =
  /(?:(for)\s+(?:\w+\s+in\b|\w+\s*;|\w+\s*\n|\(\()|(while|until)\s|(if)\s+(?:\[|!|\(|\$|curl\b|test\b|grep\b|command\b|:)|(case)\s+\S+\s+in\b|(?:(function)\s+[\w-]+[^\n]{0,20}\{|([\w-]+)\s*\(\)\s*\{)|(\{)\s|(\()|(\[\[)\s)/y
/** Where a command can begin: keywords elsewhere are words. */
const keyword = /(^|\n|;|&&|\|\||\||\bdo\b|\bthen\b|\belse\b)[ \t]*(if|for|while|until|case|select|fi|done|esac)(?=$|[\s;&|)])/g
const opens = new Set(['if', 'for', 'while', 'until', 'case', 'select'])

/**
 * Steps over a compound command at the start of a line and refuses it: what runs in it is known only when it runs. Each line of it with a
 * curl is refused too. One that never ends takes the rest of the text.
 */
export function skipStructure(cursor: Cursor, items: ScriptItem[]): boolean {
  opener.lastIndex = cursor.at
  const found = opener.exec(cursor.text)
  if (!found) return false
  const [, each, loop, condition, choice, named, function_, group, subshell, test] = found
  const word = each ?? loop ?? condition ?? choice
  const end = word
    ? endOfKeyword(cursor.text, cursor.at)
    : test
      ? endOfLine(cursor.text, cursor.at)
      : endOfGroup(cursor.text, cursor.at, subshell ? ')' : '}')
  const what = word ? `\`${word}\`` : because((named ?? function_) ? 'a_function' : group || subshell ? 'a_group' : 'a_test')
  const inside = cursor.text.slice(cursor.at, end).split('\n')
  const line = cursor.line
  items.push({ kind: 'refused', line, why: because('structure_not_run', { what }) })
  for (const [index, text] of inside.entries()) {
    if (index > 0 && /(^|[\s;&|("`])curl\s/.test(text) && !/^\s*#/.test(text)) {
      items.push({ kind: 'refused', line: line + index, why: because('curl_in_structure', { what, line }) })
    }
  }
  cursor.at = end
  cursor.line += inside.length - 1
  return true
}

const endOfLine = (text: string, from: number) => {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

function endOfKeyword(text: string, from: number): number {
  let depth = 0
  keyword.lastIndex = from
  for (;;) {
    const found = keyword.exec(text)
    if (!found) return depth === 0 ? endOfLine(text, from) : text.length
    // The first keyword is the opener itself, wherever it stands.
    depth += opens.has(found[2]!) ? 1 : -1
    if (depth <= 0) return endOfLine(text, keyword.lastIndex)
  }
}

function endOfGroup(text: string, from: number, closer: string): number {
  const end = endOfLine(text, from)
  if (text.slice(from, end).trimEnd().endsWith(closer)) return end
  const found = new RegExp(`\\n[ \\t]*\\${closer}`, 'g')
  found.lastIndex = from
  return found.exec(text) ? endOfLine(text, found.lastIndex) : text.length
}
