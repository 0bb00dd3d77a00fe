import type { Cursor } from './shell'

const place = String.raw`(?:\([\w.-]{1,40}\)\s*)?(?:[\w.-]{1,60}@[\w.-]{1,60}(?:[:\s][^\s$#%]{0,120})?\s*|\[[^\]\n]{1,120}\]\s*|[~/][\w./~-]{0,120}\s*)`
const user = new RegExp(`[ \\t]*(?:${place})?[$%❯] +(?=\\S)`, 'y')
const root = new RegExp(`[ \\t]*${place}# +(?=\\S)`, 'y')
const bareRoot = /[ \t]*# +(?=curl\s)/y
const windows = /[ \t]*(?:PS )?[A-Za-z]:\\[^>\n]{0,200}> ?/y

const at = (shape: RegExp, cursor: Cursor): number => {
  shape.lastIndex = cursor.at
  return shape.exec(cursor.text)?.[0].length ?? 0
}

/** Whether a line begins with a prompt of a shell. `user@host:~#` is root's; a bare `#` is not told here. */
export function hasPrompt(line: string): boolean {
  return [user, root, windows].some((shape) => {
    shape.lastIndex = 0
    return shape.test(line)
  })
}

/**
 * Steps over a prompt at the start of a line. False: the line is output of a transcript and was stepped over; a line that begins with `curl`
 * or `#` is none. `# curl …` is root's prompt only in a text that has no other curl, else a command left out.
 */
export function matchPrompt(cursor: Cursor): boolean {
  if (cursor.depth > 0) return true
  const length = at(user, cursor) || at(root, cursor) || at(windows, cursor) || (cursor.rootPrompt ? at(bareRoot, cursor) : 0)
  cursor.prompted = length > 0
  cursor.at += length
  if (length > 0 || !cursor.transcript[cursor.line]) return true
  if (/^(curl\s|#)/.test(cursor.text.slice(cursor.at, cursor.at + 6))) return true
  const end = cursor.text.indexOf('\n', cursor.at)
  cursor.at = end < 0 ? cursor.text.length : end
  return false
}
