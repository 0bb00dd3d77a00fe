import { hasBlank } from './blanks'
import type { Block, ListItem } from './blocks'
import { escapedBox, isPlainBox, leadingBox } from './box'
import { BOLD_LEVEL, headingTitle, isBoldHeading } from './headings'
import { type Candidate, type Cluster, type Reading, keepNote, passSummaries, pushHeading, reportLine, setFate } from './reading'
import { addField, labelAbove } from './slots-and-fields'
import { asksForWork, isStep } from './steps'
import { walkCode } from './walk-code'
import { walkHeading } from './walk-heading'
import { walkHtml } from './walk-html'
import { takeLine } from './walk-line'
import { beforeTable, belowLabel, continueLabel, prose, walkFromTable, walkParagraph } from './walk-paragraph'
import { walkTable } from './walk-table'

/** Lists nested deeper than this are reported, not read: no person writes them, and each level costs stack. */
const DEEPEST = 60

/** Reads blocks in source order. `owner` is the item whose list item they are in. */
export function walkBlocks(reading: Reading, blocks: Block[], owner: Candidate | null, depth = 0): void {
  let above: { list: Block & { type: 'list' }; last: Candidate | null } | null = null
  for (const block of blocks) {
    passSummaries(reading, block.line)
    const parent: Candidate | null = block.type === 'list' && above && isIndentedBelow(reading, above.list, block) ? above.last : null
    const before = reading.candidates.length
    walkBlock(reading, block, parent ?? owner, depth)
    const first = reading.candidates.slice(before).findLast((candidate) => candidate.parent === owner)
    above = block.type === 'list' ? { list: block, last: parent ?? first ?? null } : null
  }
}

/**
 * Whether a list is written further in than the list right above it: Markdown wants three blanks below `1.` to nest a list, and people
 * write two.
 */
function isIndentedBelow(reading: Reading, above: Block & { type: 'list' }, list: Block & { type: 'list' }): boolean {
  if (above.end !== list.line) return false
  const indent = (line: number) => /^[\s>]*/.exec(reading.lines[line]?.text ?? '')![0].replaceAll('\t', '    ').length
  return indent(list.line) >= indent(above.line) + 2
}

function walkBlock(reading: Reading, block: Block, owner: Candidate | null, depth: number): void {
  switch (block.type) {
    case 'heading':
      return walkHeading(reading, block, owner)
    case 'paragraph':
      return walkParagraph(reading, block.lines, block.line, owner)
    case 'list':
      return walkList(reading, block, owner, depth)
    case 'quote':
      if (depth >= DEEPEST) return reportLine(reading, block.line, 'too_deep')
      return walkBlocks(reading, block.children, owner, depth + 1)
    case 'table':
      return walkTable(reading, block, owner)
    case 'code':
      return isDrawnList(block)
        ? walkParagraph(reading, block.content.replace(/\n$/, '').split('\n'), block.line, owner)
        : walkCode(reading, block, owner)
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

/** Indented text that begins with a box or a blank to fill is a list somebody moved in, not code. */
function isDrawnList(block: Block & { type: 'code' }): boolean {
  const first = block.content.replace(/\n[\s\S]*/, '')
  return !block.fenced && (leadingBox(first) !== null || hasBlank(first))
}

function walkList(reading: Reading, { items, ordered }: Block & { type: 'list' }, owner: Candidate | null, depth: number): void {
  const heads = items.map(({ children: [first] }) => (first?.type === 'paragraph' ? (first.lines[0] ?? '') : ''))
  const escaped =
    reading.escaped || (heads.filter((head) => escapedBox(head)).length > 1 && heads.every((head) => escapedBox(head) ?? leadingBox(head)))
  const cluster: Cluster = {
    intro: reading.intro,
    list: true,
    escaped,
    boxed: heads.some(isPlainBox),
    steps: owner === null && !reading.inStep && asksForWork(reading, ordered),
  }
  for (const item of items) {
    passSummaries(reading, item.line)
    if (depth >= DEEPEST) reportLine(reading, item.line, 'too_deep')
    else walkItem(reading, item, owner, cluster, depth)
  }
}

/** `- [x]: backup` is the definition of a link to Markdown; nobody defines links in a list. */
function asBoxes(reading: Reading, item: ListItem): Block[] {
  const line = item.line
  const content = (reading.visible[line] ?? '').replace(/^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+/, '')
  return isPlainBox(content) ? [{ type: 'paragraph', lines: [content], line, end: line + 1 }] : []
}

/** One list item: its first line may be an item of the checklist; everything else in it then belongs to that. */
function walkItem(reading: Reading, item: ListItem, owner: Candidate | null, cluster: Cluster, depth: number): void {
  const [first, ...rest] = item.children.length > 0 ? item.children : asBoxes(reading, item)
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
    walkFromTable(reading, first.lines, first.line, owner)
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
  const step = cluster.steps === true && taken === null && !leads && !reading.corrections.has(first.line) && isStep(content.head)
  const known = reading.candidates.length
  if (step) reading.inStep = true
  if (leads) {
    pushHeading(reading, { text: headingTitle(reading.inline(content.head).text), level: BOLD_LEVEL + 1, line: first.line, kind: 'bold' })
    setFate(reading, first.line, first.line, 'group', first.line)
  } else if (taken === null) prose(reading, owner, content.head, first.line, true)
  if (content.tail.length > 0) walkParagraph(reading, content.tail, from, owner, cluster)
  walkFromTable(reading, first.lines, first.line, owner)
  walkBlocks(reading, rest, owner, depth + 1)
  if (leads) reading.headings = before
  if (!step) return
  reading.inStep = false
  if (reading.candidates.length === known) reportLine(reading, first.line, 'step_without_box')
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
      const taken = takeLine(reading, {
        line,
        content,
        parent: /^\s*[-*+]\s/.test(content) ? item : owner,
        cluster,
        bulleted: false,
        titled: false,
      })
      if (taken?.as === 'item') current = taken.candidate
      if (taken) continue
    }
    if (/^\s*(?:[-*+•→]|\$)\s/u.test(content)) belowLabel(reading, current, content, line)
    else if (corrected === 'note') keepNote(reading, current, reading.inline(content).text, line, line)
    else continueLabel(reading, current, content, line)
  }
}
