import { hasBlank, labelledValue } from './blanks'
import type { Block } from './blocks'
import { leadingBox } from './box'
import { BOLD_LEVEL, headingTitle } from './headings'
import { type Candidate, type Reading, keepNote, pushHeading, setFate } from './reading'
import { takeLine } from './walk-line'
import { walkParagraph } from './walk-paragraph'

/**
 * A heading: the document's title, a section, an item when it has a box; a paragraph that a rule below made a heading is read as what it
 * is.
 */
export function walkHeading(reading: Reading, block: Block & { type: 'heading' }, owner: Candidate | null): void {
  const corrected = reading.corrections.get(block.line)
  const box = leadingBox(block.content)
  const last = Math.max(block.line, block.end - 1)
  if (!corrected && isUnderlined(reading, block) && isNoTitle(block.content)) {
    setFate(reading, last, last, 'markup')
    return walkParagraph(reading, block.content.split('\n'), block.line, owner)
  }
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

const isUnderlined = (reading: Reading, block: Block & { type: 'heading' }) =>
  !/^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)*#/.test(reading.lines[block.line]!.text)

/** What a row of dashes right below would turn into a title, and nobody means as one: boxes, blanks to fill, a label with its value. */
function isNoTitle(content: string): boolean {
  const lines = content.split('\n')
  return lines.length > 2 || lines.some((line) => leadingBox(line) !== null || hasBlank(line) || labelledValue(line) !== null)
}
