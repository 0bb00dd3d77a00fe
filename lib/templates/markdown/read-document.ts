import { assemble, type Assembled } from './assemble'
import { type Block, markdown, parseBlocks } from './blocks'
import { escapesBoxes, leadingBox } from './box'
import { type Correction, placeCorrections } from './correction'
import { type FrontMatter, readFrontMatter } from './front-matter'
import { unwrapHtml } from './html-lines'
import { inlineReader } from './inline-text'
import { keepPlans } from './keep-plans'
import { type KeptPart, keptLines } from './kept'
import { maskComments } from './mask-comments'
import type { Fate, FateKind, ReadDocument } from './read-types'
import { type Reading, joinLabel, passSummaries, reportLine, setFate } from './reading'
import { settleCode, settleSoftMarks } from './settle'
import { spaceHeadings } from './loose-headings'
import { splitLines } from './source-lines'
import { walkBlocks } from './walk'

/**
 * Reads a document as a checklist: what each of its lines means, and what was not understood. Pure; takes anything that is a string and
 * never throws for its content. Bound its time with `readInThread`.
 */
export function readDocument(source: string, corrections: Correction[] = []): ReadDocument {
  const lines = splitLines(source)
  const texts = lines.map((line) => line.text)
  const placed = placeCorrections(texts, corrections)
  const front = readFrontMatter(texts)
  const body = texts.map((text, index) => (index < front.lines ? '' : text))
  const masked = maskComments(body)
  const visible = masked.text.split('\n')
  const { events, tags } = unwrapHtml(visible)
  spaceHeadings(visible)
  const { blocks, env } = parseBlocks(visible.join('\n'))
  const reading: Reading = {
    source,
    lines,
    visible,
    inline: inlineReader(markdown, env),
    corrections: placed,
    headings: [],
    allHeadings: [],
    title: null,
    severalTitles: hasSeveralTitles(blocks),
    candidates: [],
    notes: [],
    slots: [],
    fields: [],
    kept: [],
    notUnderstood: [],
    fates: lines.map(() => null),
    intro: '',
    inStep: false,
    escaped: escapesBoxes(visible),
    summaries: events,
    codeBlocks: [],
  }
  for (const line of tags) setFate(reading, line, line, 'markup')
  takeFrontMatter(reading, front)
  walkBlocks(reading, blocks, null)
  passSummaries(reading, Number.POSITIVE_INFINITY)
  for (const comment of masked.comments) takeComment(reading, comment.from, comment.to)
  if (masked.unclosed !== null) reportLine(reading, masked.unclosed, 'comment_open')
  for (const candidate of reading.candidates) joinLabel(reading, candidate)
  settleSoftMarks(reading)
  settleCode(reading)
  settleSoftMarks(reading)
  keepPlans(reading)
  const assembled = assemble(reading)
  const { items, phases } = assembled
  const fates = settleFates(reading, assembled)
  const named = front.values.title ?? front.values.Title
  const title = typeof named === 'string' && named.trim() !== '' ? named.trim() : (reading.title?.text ?? null)
  const notUnderstood = [...new Map(reading.notUnderstood.map((each) => [`${each.line} ${each.code}`, each])).values()].sort(
    (one, two) => one.line - two.line,
  )
  return {
    title,
    languages: languagesOf(items.map((item) => item.text).join(' ') || source.slice(0, 20_000)),
    metadata: front.values,
    phases,
    items,
    slots: reading.slots.sort((one, two) => one.line - two.line),
    fields: reading.fields.sort((one, two) => one.line - two.line),
    kept: reading.kept.sort((one, two) => one.line - two.line),
    notUnderstood,
    lines: fates,
  }
}

/** More than one level-1 heading with something below it: a subtitle right below the title is none. */
function hasSeveralTitles(blocks: Block[]): boolean {
  const isTitle = (block: Block | undefined) => block?.type === 'heading' && block.level === 1
  return blocks.filter((block, index) => isTitle(block) && !isTitle(blocks[index - 1])).length > 1
}

function takeFrontMatter(reading: Reading, front: FrontMatter): void {
  if (front.lines === 0) return
  setFate(reading, 0, front.lines - 1, 'metadata')
  if (front.broken) reportLine(reading, 0, 'front_matter_broken')
}

/** Lines that are comment and nothing else, and the boxes in them. */
function takeComment(reading: Reading, from: number, to: number): void {
  for (let line = from; line <= to && line < reading.lines.length; line++) {
    if (reading.fates[line] === null) setFate(reading, line, line, 'comment', from)
    const text = reading.lines[line]!.text
    const inside = line === from ? text.slice(text.indexOf('<!--') + 4) : text
    const box = leadingBox(inside.replace(/^[\s>-]*(?:(?:[-*+]|\d+[.)])\s+)?/, ''))
    if (box && !box.soft) reportLine(reading, line, 'box_in_comment')
  }
}

/** Every line has a fate; one that nothing was made of is a link's definition, or is reported. */
function settleFates(reading: Reading, assembled: Assembled): Fate[] {
  const settle = settledBy(assembled, reading.kept)
  return reading.lines.map((line, index) => {
    const fate = reading.fates[index]
    if (line.text.trim() === '') return { line: index + 1, kind: 'blank', of: null }
    if (fate) return { ...fate, kind: settle(fate) }
    if (/^[\s>]*\[[^\]]+\]:/.test(line.text)) return { line: index + 1, kind: 'metadata', of: null }
    if (/^[\s>]*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6})[\s>]*)*$/.test(line.text) || /^[\s>]*(?:={1,}|-{1,})\s*$/.test(line.text))
      return { line: index + 1, kind: 'markup', of: null }
    reportLine(reading, index, 'not_placed')
    return { line: index + 1, kind: 'notUnderstood', of: null }
  })
}

/** What titles and prose are once it is known where items stand. */
function settledBy({ phases, titles, bare }: Assembled, kept: readonly KeptPart[]): (fate: Fate) => FateKind {
  const tops = new Set(phases.map((phase) => phase.line))
  const said = new Set(kept.flatMap(keptLines))
  return ({ kind, line, of }) => {
    const above = of === null ? null : of - 1
    if (kind === 'group' && tops.has(line)) return 'phase'
    if (kind === 'group' && titles.has(above ?? line - 1)) return 'group'
    if (said.has(line) && (kind === 'group' || kind === 'note')) return 'kept'
    if (kind === 'group') return 'heading'
    return (kind === 'note' || kind === 'command') && bare.has(above) ? 'left' : kind
  }
}

function languagesOf(text: string): ReadDocument['languages'] {
  const found: ReadDocument['languages'] = []
  if (/[A-Za-z]{2}/.test(text)) found.push('en')
  if (/\p{Script=Han}/u.test(text)) found.push('zh')
  if (/[\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Devanagari}]/u.test(text))
    found.push('other')
  return found
}
