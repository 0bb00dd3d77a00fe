import { isPlainBox, leadingBox } from './box'
import { type Candidate, type Cluster, type Reading, keepNote, setFate } from './reading'
import { tableStart } from './table-cells'
import { takeLine } from './walk-line'
import { walkTable } from './walk-table'

/** A paragraph: its lines, and the tables that go on in it. `first` is the line (0-based) it begins on. */
export function walkParagraph(reading: Reading, lines: string[], first: number, owner: Candidate | null, cluster?: Cluster): void {
  let from = 0
  while (from < lines.length) {
    const start = tableStart(lines, from)
    const text = from === 0 && start < 0 ? lines : lines.slice(from, start < 0 ? lines.length : start)
    const own = from === 0 ? cluster : undefined
    walkLines(reading, text, first + from, owner, own ?? { intro: reading.intro, escaped: reading.escaped, boxed: text.some(isPlainBox) })
    if (start < 0) return
    from = walkTableAt(reading, lines, start, first, owner)
  }
}

/** Reads the table at a paragraph's line and gives the line after it. */
function walkTableAt(reading: Reading, lines: string[], start: number, first: number, owner: Candidate | null): number {
  let end = start
  while (end < lines.length && lines[end]!.includes('|')) end++
  walkTable(reading, { type: 'table', line: first + start, end: first + end }, owner)
  return end
}

/**
 * Lines of a paragraph: items drawn by hand, titles, blanks, metadata; what is none of them is prose, or goes on with the item before it.
 */
function walkLines(reading: Reading, lines: string[], first: number, owner: Candidate | null, cluster: Cluster): void {
  const stack: { indent: number; candidate: Candidate }[] = []
  let last: Candidate | null = null
  for (const [index, content] of lines.entries()) {
    const line = first + index
    const indent = width(reading.lines[line]?.text ?? '')
    while (stack.length > 0 && stack.at(-1)!.indent >= indent) stack.pop()
    const next = lines[index + 1]
    const titled = index === 0 || (next !== undefined && leadingBox(next) !== null)
    const taken = takeLine(reading, {
      line,
      content,
      parent: stack.at(-1)?.candidate ?? owner,
      cluster,
      bulleted: false,
      titled: titled && !owner,
    })
    if (taken?.as === 'item') {
      last = taken.whole ? null : taken.candidate
      stack.push({ indent, candidate: taken.candidate })
    } else if (taken) last = null
    else if (last && /^\s*(?:[-*+•→]|\d+[.)]|[$>])\s/u.test(content)) belowLabel(reading, last, content, line)
    else if (last && reading.fates[line] === null && !/^\s*[|]/.test(content)) continueLabel(reading, last, content, line)
    else prose(reading, owner, content, line)
  }
}

/**
 * A paragraph's lines before the table that goes on in it: Markdown reads a table right below a list's text as part of that text; a person
 * sees a table.
 */
export function beforeTable(lines: string[]): string[] {
  const start = tableStart(lines)
  return start < 0 ? lines : lines.slice(0, start)
}

/** The first table in a paragraph's lines, and what follows it. */
export function walkFromTable(reading: Reading, lines: string[], first: number, owner: Candidate | null): void {
  const start = tableStart(lines)
  if (start < 0) return
  const end = walkTableAt(reading, lines, start, first, owner)
  if (end < lines.length) walkParagraph(reading, lines.slice(end), first + end, owner)
}

/** Keeps a line as prose, and remembers it as what introduces the next list. */
export function prose(reading: Reading, owner: Candidate | null, content: string, line: number, bullet = false): void {
  const text = reading.inline(content).text
  keepNote(reading, owner, text, line, line, bullet)
  if (text !== '') reading.intro = text
}

/** A wrapped line goes on with the label above it: `joinLabels` makes one text of them. */
export function continueLabel(reading: Reading, item: Candidate, content: string, line: number): void {
  item.raw.push(content)
  item.words = null
  item.last = line
  setFate(reading, line, line, 'item', item.line)
}

/**
 * A line that begins like a bullet or a command, too far in for Markdown to make a list of it: it belongs to the item, not to its label.
 */
export function belowLabel(reading: Reading, item: Candidate, content: string, line: number): void {
  const command = /^\s*\$\s+(.+)$/.exec(content)
  if (command) item.commands.push({ language: 'console', text: command[1]!.trim(), line: line + 1 })
  const text = reading.inline(content.replace(/^\s*(?:[-*+•→]|\d+[.)]|[$>])\s+/u, '')).text
  keepNote(reading, item, command ? '' : text, line, line, true)
  if (command) setFate(reading, line, line, 'command', item.line)
}

const width = (text: string) => /^[\s>]*/.exec(text)![0].replaceAll('\t', '    ').length
