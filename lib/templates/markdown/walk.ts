import type { Block, ListItem } from './blocks'
import { leadingBox } from './box'
import { BOLD_LEVEL, headingTitle, isBoldHeading } from './headings'
import { type Candidate, type Cluster, type Reading, keepNote, passSummaries, pushHeading, reportLine, setFate } from './reading'
import { addField, labelAbove } from './slots-and-fields'
import { walkCode } from './walk-code'
import { walkHtml } from './walk-html'
import { tableStart } from './table-cells'
import { takeLine } from './walk-line'
import { walkTable } from './walk-table'

/** Lists nested deeper than this are reported, not read: no person writes them, and each level costs stack. */
const DEEPEST = 60

/** Reads blocks in source order. `owner` is the item whose list item they are in. */
export function walkBlocks(reading: Reading, blocks: Block[], owner: Candidate | null, depth = 0): void {
  for (const block of blocks) {
    passSummaries(reading, block.line)
    walkBlock(reading, block, owner, depth)
  }
}

function walkBlock(reading: Reading, block: Block, owner: Candidate | null, depth: number): void {
  switch (block.type) {
    case 'heading':
      return walkHeading(reading, block, owner)
    case 'paragraph':
      walkParagraph(reading, beforeTable(block.lines), block.line, owner, { intro: reading.intro })
      return walkFromTable(reading, block, owner)
    case 'list':
      return walkList(reading, block.items, owner, depth)
    case 'quote':
      if (depth >= DEEPEST) return reportLine(reading, block.line, 'too_deep')
      return walkBlocks(reading, block.children, owner, depth + 1)
    case 'table':
      return walkTable(reading, block, owner)
    case 'code':
      return walkCode(reading, block, owner)
    case 'html':
      return walkHtml(reading, block, owner)
    case 'rule':
      if (/^_{4,}$/.test(block.markup)) {
        const above = labelAbove(reading, block.line)
        const continues =
          block.line > 0 && /^[\s_]*$/.test(reading.lines[block.line - 1]!.text) && reading.fates[block.line - 1]?.kind === 'field'
        if (continues) setFate(reading, block.line, block.line, 'field', block.line)
        else addField(reading, block.line, above, null)
      } else setFate(reading, block.line, block.end - 1, 'markup')
  }
}

function walkHeading(reading: Reading, block: Block & { type: 'heading' }, owner: Candidate | null): void {
  const corrected = reading.corrections.get(block.line)
  const box = leadingBox(block.content)
  const last = Math.max(block.line, block.end - 1)
  if (corrected === 'notHeading' || corrected === 'note') {
    keepNote(reading, owner, reading.inline(block.content).text, block.line, last)
    return
  }
  if (corrected === 'item' || (box && !box.soft && block.content.slice(box.after).trim() !== '')) {
    const level = corrected === 'item' ? 0 : block.level
    const taken = takeLine(reading, {
      line: block.line,
      content: block.content,
      parent: null,
      cluster: { intro: '' },
      bulleted: true,
      titled: false,
    })
    if (taken?.as === 'item') taken.candidate.source = corrected === 'item' ? 'corrected' : 'heading'
    if (level > 0 && taken?.as === 'item') pushHeading(reading, { text: taken.candidate.text, level, line: block.line, kind: 'heading' })
    return
  }
  const text = headingTitle(reading.inline(block.content).text)
  if (text === '') return setFate(reading, block.line, last, 'markup')
  const level = corrected === 'phase' ? Math.min(2, block.level) : corrected === 'group' ? BOLD_LEVEL : block.level
  const heading = { text, level, line: block.line, kind: 'heading' as const }
  const subtitle =
    level === 1 &&
    reading.title?.level === 1 &&
    reading.allHeadings.at(-1) === reading.title &&
    onlyBlank(reading, reading.title.line + 1, block.line)
  setFate(reading, block.line, last, level === 1 && reading.title === null ? 'title' : 'group', block.line)
  if (subtitle) return setFate(reading, block.line, last, 'title', block.line)
  if (level === 1 && reading.title === null) reading.title = heading
  pushHeading(reading, heading)
}

function onlyBlank(reading: Reading, from: number, to: number): boolean {
  for (let line = from; line < to; line++)
    if (reading.fates[line] && reading.fates[line]!.kind !== 'comment' && reading.fates[line]!.kind !== 'markup') return false
  return true
}

/** Lines of a paragraph: items drawn by hand, titles, blanks, metadata; what is none of them is prose, or goes on with the item before it. */
function walkParagraph(reading: Reading, lines: string[], first: number, owner: Candidate | null, cluster: Cluster): void {
  const stack: { indent: number; candidate: Candidate }[] = []
  let last: Candidate | null = null
  for (const [index, content] of lines.entries()) {
    const line = first + index
    const indent = width(reading.lines[line]?.text ?? '')
    while (stack.length > 0 && stack.at(-1)!.indent >= indent) stack.pop()
    const next = lines[index + 1]
    const titled = lines.length === 1 || (next !== undefined && leadingBox(next) !== null)
    const taken = takeLine(reading, {
      line,
      content,
      parent: stack.at(-1)?.candidate ?? owner,
      cluster,
      bulleted: false,
      titled: titled && !owner,
    })
    if (taken?.as === 'item') {
      last = taken.candidate
      stack.push({ indent, candidate: last })
    } else if (taken) last = null
    else if (last && reading.fates[line] === null && !/^\s*[|]/.test(content)) continueLabel(reading, last, content, line)
    else prose(reading, owner, content, line)
  }
}

/**
 * A paragraph's lines before the table that goes on in it: Markdown reads a table right below a list's text as part of that text; a person sees
 * a table.
 */
function beforeTable(lines: string[]): string[] {
  const start = tableStart(lines)
  return start < 0 ? lines : lines.slice(0, start)
}

/** The table in a paragraph, and what follows it. */
function walkFromTable(reading: Reading, paragraph: Block & { type: 'paragraph' }, owner: Candidate | null): void {
  const start = tableStart(paragraph.lines)
  if (start < 0) return
  const rest = paragraph.lines.slice(start)
  const found = rest.findIndex((line) => !line.includes('|'))
  const rows = found < 0 ? rest.length : found
  const line = paragraph.line + start
  walkTable(reading, { type: 'table', line, end: line + rows }, owner)
  if (rows < rest.length)
    walkBlock(reading, { type: 'paragraph', lines: rest.slice(rows), line: line + rows, end: paragraph.end }, owner, 0)
}

function prose(reading: Reading, owner: Candidate | null, content: string, line: number, bullet = false): void {
  const text = reading.inline(content).text
  keepNote(reading, owner, text, line, line, bullet)
  if (text !== '') reading.intro = text
}

function continueLabel(reading: Reading, item: Candidate, content: string, line: number): void {
  const more = reading.inline(content)
  if (more.text !== '') item.text = `${item.text} ${more.text}`
  item.words = null
  item.last = line
  setFate(reading, line, line, 'item', item.line)
}

const width = (text: string) => /^[\s>]*/.exec(text)![0].replaceAll('\t', '    ').length

function walkList(reading: Reading, items: ListItem[], owner: Candidate | null, depth: number): void {
  const cluster: Cluster = { intro: reading.intro }
  for (const item of items) {
    passSummaries(reading, item.line)
    if (depth >= DEEPEST) reportLine(reading, item.line, 'too_deep')
    else walkItem(reading, item, owner, cluster, depth)
  }
}

/** One list item: its first line may be an item of the checklist; everything else in it then belongs to that. */
function walkItem(reading: Reading, item: ListItem, owner: Candidate | null, cluster: Cluster, depth: number): void {
  const [first, ...rest] = item.children
  if (first?.type !== 'paragraph') {
    if (!first) setFate(reading, item.line, item.line, 'markup')
    return walkBlocks(reading, item.children, owner, depth + 1)
  }
  const content = wholeLabel(beforeTable(first.lines))
  const taken = takeLine(reading, {
    line: first.line,
    content: content.head,
    anchor: content.anchor,
    parent: owner,
    cluster,
    bulleted: true,
    titled: false,
  })
  const from = first.line + beforeTable(first.lines).length - content.tail.length
  if (taken?.as === 'item') {
    if (content.anchor !== undefined) {
      taken.candidate.last = from - 1
      setFate(reading, first.line, from - 1, 'item', first.line)
    }
    restOfItem(reading, taken.candidate, from, content.tail, owner, cluster)
    walkFromTable(reading, first, owner)
    walkBlocks(reading, rest, taken.candidate, depth + 1)
    return
  }
  const before = reading.headings
  const leads =
    taken === null &&
    owner === null &&
    isBoldHeading(content.head) &&
    first.lines.length === 1 &&
    rest.some((block) => block.type === 'list')
  if (leads) {
    pushHeading(reading, { text: headingTitle(reading.inline(content.head).text), level: BOLD_LEVEL + 1, line: first.line, kind: 'bold' })
    setFate(reading, first.line, first.line, 'group', first.line)
  } else if (taken === null) prose(reading, owner, content.head, first.line, true)
  if (content.tail.length > 0) walkParagraph(reading, content.tail, from, owner, cluster)
  walkFromTable(reading, first, owner)
  walkBlocks(reading, rest, owner, depth + 1)
  if (leads) reading.headings = before
}

/** A first line whose box stands alone has its text on the next. */
function wholeLabel(lines: string[]): { head: string; anchor?: string; tail: string[] } {
  const [head = '', next, ...tail] = lines
  const box = next === undefined ? null : leadingBox(head)
  if (box && head.slice(box.after).trim() === '' && !leadingBox(next!)) return { head: `${head} ${next!.trim()}`, anchor: head, tail }
  return { head, tail: next === undefined ? [] : [next, ...tail] }
}

function restOfItem(reading: Reading, item: Candidate, from: number, tail: string[], owner: Candidate | null, cluster: Cluster): void {
  let current = item
  for (const [index, content] of tail.entries()) {
    const line = from + index
    const box = leadingBox(content)
    const corrected = reading.corrections.get(line)
    if ((box && !box.soft && box.start <= 12 && content.slice(box.after).trim() !== '') || (corrected && corrected !== 'note')) {
      const taken = takeLine(reading, { line, content, parent: owner, cluster, bulleted: false, titled: false })
      if (taken?.as === 'item') current = taken.candidate
      if (taken) continue
    }
    if (corrected === 'note') keepNote(reading, current, reading.inline(content).text, line, line)
    else continueLabel(reading, current, content, line)
  }
}
