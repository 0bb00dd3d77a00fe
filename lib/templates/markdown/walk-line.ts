import { hasBlank, isBlankLine, withoutBlanks, withoutDetails } from './blanks'
import { type Box, escapedBox, leadingBox, letterBox, trailingBox, withoutMarker } from './box'
import { type Choice, isAnswer, readChoice } from './choice'
import { BOLD_LEVEL, headingTitle, isBoldHeading } from './headings'
import { type Candidate, type Cluster, type Reading, newCandidate, offsetOf, pushHeading, reportLine, setFate } from './reading'
import type { ItemSource, Mark } from './read-types'
import { addField, addSlot, labelAbove, questionAbove, takeBlanks, takeLabelled, takeSigned } from './slots-and-fields'
import { inHtmlLine } from './walk-line-html'

/** Where a line stands. */
export interface Place {
  line: number
  /** The line's Markdown without what is before it (quote signs, list marker). */
  content: string
  /** The part of `content` that stands on this line, where its text only follows on the next. */
  anchor?: string
  parent: Candidate | null
  cluster: Cluster
  /** It is the first line of a list item. */
  bulleted: boolean
  /** It may be a title: alone in its paragraph, or with boxes right below it. */
  titled: boolean
}

/** `whole`: the line ends what it says; the next one does not go on with it. */
export type Taken = { as: 'item'; candidate: Candidate; whole?: boolean } | { as: 'other' } | null

/** Makes of one line what it is by itself: an item, a title, a slot, a field. Null: prose. */
export function takeLine(reading: Reading, place: Place): Taken {
  const corrected = reading.corrections.get(place.line)
  if (corrected === 'note') return null
  if (corrected === 'item') return item(reading, place, null, 'corrected', place.content)
  if (corrected === 'slot' || corrected === 'field') return correctedForm(reading, place, corrected)
  if (corrected === 'phase' || corrected === 'group') return title(reading, place, corrected === 'phase' ? 2 : BOLD_LEVEL)
  if (place.titled && corrected !== 'notHeading' && isBoldHeading(place.content) && !leadingBox(place.content))
    return title(reading, place, BOLD_LEVEL)
  return takeBox(reading, place) ?? takeWords(reading, place)
}

const other: Taken = { as: 'other' }

function takeBox(reading: Reading, place: Place): Taken {
  const { content, line } = place
  const box =
    leadingBox(content) ?? (place.cluster.escaped ? escapedBox(content) : null) ?? (place.cluster.boxed ? letterBox(content) : null)
  if (!box || !place.bulleted || box.style === 'drawn') {
    const choice = readChoice(content, () => (place.bulleted ? '' : questionAbove(reading, line)))
    if (choice) return takeChoice(reading, place, choice)
    const several = box ? sideBySide(reading, place) : null
    if (several) return several
  }
  if (!box) return takeCheckbox(reading, place)
  // `⚠️ Warning: …` is an admonition; in a list of states the sign is a state.
  if (!place.bulleted && /^[⚠🚧]/u.test(box.sign)) return null
  const rest = content.slice(box.after)
  const label = withoutMarker(content.slice(0, box.start)) + rest
  if (rest.replace(/[\s*_~]/g, '') === '') return null
  if (!place.bulleted && box.style === 'bracket' && box.remark && !place.cluster.boxed) return null
  if (/^\s*(?:\||=\s)/.test(rest)) return null
  if (hasBlank(rest) && takeBlanks(reading, line, rest, true) === 'slot') return other
  const source: ItemSource =
    box.style === 'bracket' && (place.bulleted || /^\s*[-*+]\s*$/.test(content.slice(0, box.start))) ? 'task' : 'drawn'
  return item(reading, place, box, source, label)
}

/** `<input type="checkbox" checked> Backup` inside Markdown. It has no mark to splice. */
function takeCheckbox(reading: Reading, place: Place): Taken {
  const found = place.content.includes('<input') ? inHtmlLine(place.content) : null
  if (
    !found ||
    found.box ||
    place.content
      .slice(0, place.content.indexOf('<input'))
      .replace(/<[^<>]*>/g, '')
      .trim() !== ''
  )
    return null
  const taken = item(reading, place, null, 'html', found.label)
  if (taken?.as === 'item') taken.candidate.state = found.state
  return taken
}

/** `☐ Backup  ☐ Restore` on one line: items side by side. Gives the last. */
function sideBySide(reading: Reading, place: Place): Taken {
  if (place.content.length > 1000) return null
  const pieces = place.content.split(
    /(?<=\S)(?:[ \t\u3000]+(?=[□☐☑☒▢◻⬜🔲]\uFE0F?\s*\p{L})|(?:[ \u00a0\u3000]{2,}|\t+)(?=\[[ xX]\]\s+\p{L}))/u,
  )
  if (pieces.length < 2 || pieces.some((piece) => !leadingBox(piece))) return null
  if (pieces.every((piece) => isAnswer(piece.slice(leadingBox(piece)!.after).trim()))) {
    setFate(reading, place.line, place.line, 'notUnderstood')
    reportLine(reading, place.line, 'box_without_text')
    return other
  }
  let from = 0
  let last: Taken = null
  for (const piece of pieces) {
    const at = place.content.indexOf(piece, from)
    from = at + piece.length
    const box = leadingBox(piece)!
    const whole = { ...box, at: box.at + at, start: box.start + at, after: box.after + at }
    const taken = item(reading, place, whole, 'drawn', piece.slice(box.after))
    if (taken) last = taken
  }
  return last
}

function item(reading: Reading, place: Place, box: Box | null, source: ItemSource, raw: string): Taken {
  const written = withoutDetails(raw.replace(/^\s*(?:[-*+]|\d+[.)])\s+(?=\S)/, ''))
  const { text, struck } = reading.inline(written)
  const label = withoutBlanks(text)
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(label)) return null
  const offset = offsetOf(reading, place.line, place.anchor ?? place.content)
  const mark: Mark | null =
    box && offset !== null && reading.source.startsWith(box.sign, offset + box.at)
      ? { offset: offset + box.at, length: box.length, style: box.style }
      : null
  const bare = raw.trim()
  const at = bare === '' || offset === null ? -1 : place.content.lastIndexOf(bare)
  if (box?.remark === 'unknownMark') reportLine(reading, place.line, 'mark_unknown')
  const candidate = newCandidate(reading, {
    text: label,
    state: box?.state ?? 'open',
    parent: place.parent,
    line: place.line,
    last: place.line,
    source,
    mark,
    words: at < 0 || place.anchor !== undefined ? null : { offset: offset! + at, length: bare.length },
    remark: struck || /^n\/a\b/i.test(label) || /[(（]n\/a[)）]$/i.test(label) ? 'notApplicable' : (box?.remark ?? null),
    soft: box?.soft ?? false,
    sign: box?.sign ?? '',
    cluster: place.cluster,
    raw: [written],
  })
  return { as: 'item', candidate }
}

function takeChoice(reading: Reading, place: Place, choice: Choice): Taken {
  const ticked = choice.options.find(({ box }) => box.state === 'done') ?? null
  const label = reading.inline(choice.label).text
  if (!choice.yes) {
    addField(reading, place.line, label, ticked ? reading.inline(ticked.text).text : null)
    return other
  }
  const taken = item(
    reading,
    place,
    { ...choice.yes.box, soft: false, remark: null },
    place.bulleted && choice.yes.box.style === 'bracket' ? 'task' : 'drawn',
    choice.label,
  )
  if (taken?.as === 'item') taken.whole = true
  if (taken?.as === 'item' && ticked && ticked !== choice.yes) {
    taken.candidate.state = 'open'
    taken.candidate.notes.push(reading.inline(ticked.text).text)
    if (/^n\/?a/i.test(ticked.text)) taken.candidate.remark = 'notApplicable'
  }
  return taken
}

/** Lines without a box of their own at the beginning. */
function takeWords(reading: Reading, place: Place): Taken {
  const { content, line } = place
  if (place.bulleted) {
    const worded = /^(?:\*\*|__)?(TODO|DONE)(?:\*\*|__)?\s*[:：]?(?:\*\*|__)?\s+(?=\S)/.exec(content)
    if (worded) {
      const at = content.indexOf(worded[1]!)
      const mark: Box = {
        state: worded[1] === 'DONE' ? 'done' : 'open',
        at,
        length: 4,
        style: 'drawn',
        soft: false,
        remark: null,
        sign: worded[1]!,
        start: at,
        after: at + 4,
      }
      const taken = item(reading, place, mark, 'word', content.slice(worded[0].length))
      if (taken?.as === 'item' && taken.candidate.mark) taken.candidate.mark.style = 'word'
      return taken
    }
  }
  const box = trailingBox(content)
  if (box && (place.bulleted || !box.soft) && !/[：:]\s*$/.test(content.slice(0, box.start)) && content.length < 300) {
    return item(reading, place, box, box.style === 'bracket' && place.bulleted ? 'task' : 'drawn', before(content, box))
  }
  if (box && place.bulleted) return item(reading, place, box, box.style === 'bracket' ? 'task' : 'drawn', before(content, box))
  if (isBlankLine(content)) {
    addField(reading, line, labelAbove(reading, line), null)
    return other
  }
  if (takeBlanks(reading, line, content, false) || takeSigned(reading, line, content)) return other
  if (takeLabelled(reading, line, content, place.bulleted || place.cluster.list === true)) return other
  reportOddities(reading, place)
  return null
}

/** The label before a box at the line's end, without the sign that leads to it. */
const before = (content: string, box: Box) => content.slice(0, box.start).replace(/(?:[\s:：]|\s[-–—→])+$/u, '')

/** Says what looks like a box or a row of a table and is none. */
function reportOddities(reading: Reading, { line, content, bulleted }: Place): void {
  if (/^\s*(?:\\?[-*+]\s+)?\\\[[ xX]?\\?\]/.test(content)) reportLine(reading, line, 'box_escaped')
  else if (bulleted && /^\s*\[\p{L}\]\s+\S/u.test(content)) reportLine(reading, line, 'box_letter')
  else if (/^\s*\|.*\|\s*$/.test(content)) reportLine(reading, line, 'table_row_broken')
  else if (/^\s*(?:[-+]\s*)?\[[ xX]?\]\s*$/.test(content) || /^\s*[□☐☑]\s*$/u.test(content)) reportLine(reading, line, 'box_without_text')
  else if (/(?<![\w`\]\\])\[(?: |x|X)\](?![([:`])|[□☐☑☒⬜🔲]/u.test(content.replace(/`[^`]*`/g, '')))
    reportLine(reading, line, 'box_in_prose')
}

function title(reading: Reading, place: Place, level: number): Taken {
  const text = headingTitle(reading.inline(place.content).text)
  pushHeading(reading, { text, level, line: place.line, kind: 'bold' })
  setFate(reading, place.line, place.line, 'group', place.line)
  return other
}

function correctedForm(reading: Reading, place: Place, as: 'slot' | 'field'): Taken {
  const raw = place.content.replace(/^\s*(?:\[[ xX]?\]\s*)?/, '')
  const text = withoutBlanks(reading.inline(raw).text)
  const [label = text, value = null] = text.split(/\s*[:：]\s*/u, 2)
  if (as === 'slot') addSlot(reading, place.line, label, value || null, null)
  else addField(reading, place.line, label, value || null)
  return other
}
