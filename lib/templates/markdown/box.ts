import type { State } from './read-types'

/** A box or state mark found in a line. Offsets count from the line's first character given. */
export interface Box {
  /** Null: a bracket whose mark says neither, such as `[>]`. */
  state: State
  /** Where the character that carries the state lies, and how many UTF-16 units it takes (0: an empty `[]`, the mark goes in between). */
  at: number
  length: number
  /** How a state is written there: the character between brackets, or the drawn box itself. */
  style: 'bracket' | 'drawn'
  /** A check mark or emoji that also serves as decoration: an item only where the surroundings say so. */
  soft: boolean
  /** Said of it besides open and done. */
  remark: 'notApplicable' | 'failed' | 'unknownMark' | null
  /** The mark as written. */
  sign: string
  /** Where the box begins, and where the text after it does. */
  start: number
  after: number
}

type Sign = Pick<Box, 'state' | 'soft' | 'remark'>
const open: Sign = { state: 'open', soft: false, remark: null }
const done: Sign = { state: 'done', soft: false, remark: null }
const softDone: Sign = { state: 'done', soft: true, remark: null }
const softOpen: Sign = { state: 'open', soft: true, remark: null }
const failed: Sign = { state: 'open', soft: true, remark: 'failed' }

const DRAWN: Record<string, Sign> = {}
for (const [signs, meaning] of [
  ['□ ☐ ▢ ◻ ◽ ⬜ 🔲 ▫ ❏ ❐ ❑ ❒ 🗆 ⊔', open],
  ['☑ 🗹 ☒ 🗷', done],
  ['✓ ✔ ✅ 🗸 √ 🟢 ■ ◼ ⬛ 🔳 ▣ ▪', softDone],
  ['✗ ✘ ❌ ✖ 🔴 ❎', failed],
  ['⏳ ⌛ 🔄 🚧 🟡 🟠 ⏸ ⚪ 🕐 🕒 ⚠', softOpen],
] as const)
  for (const sign of signs.split(' ')) DRAWN[sign] = meaning

const DRAWN_SIGN = new RegExp(`(?:${Object.keys(DRAWN).join('|')})\\uFE0F*`, 'u')
const SHORT_CODE =
  /^:(white_check_mark|heavy_check_mark|ballot_box_with_check|white_large_square|black_square_button|x|hourglass|hourglass_flowing_sand):/
const SHORT_SIGNS: Record<string, Sign> = {
  white_check_mark: softDone,
  heavy_check_mark: softDone,
  ballot_box_with_check: done,
  white_large_square: open,
  black_square_button: open,
  x: failed,
  hourglass: softOpen,
  hourglass_flowing_sand: softOpen,
}

/** What a drawn sign (□, ✅, …) says, or null. */
export function drawnSign(sign: string): Sign | null {
  const bare = sign.replace(/\uFE0F/g, '')
  return Object.hasOwn(DRAWN, bare) ? DRAWN[bare]! : null
}

const BRACKETS =
  /^(?:\[([^[\]\n]{0,14})\]|［([^［］\n]{0,14})］|【([^【】\n]{0,14})】|〔([^〔〕\n]{0,14})〕|\(([ \u3000]{1,3}|[xX✓✔])\)(?=\s)|（([ \u3000]{1,3}|[xX✓✔√])）)/u
const DONE_IN = /^(?:[xXvV×ｘＸ✓✔✅☑√]\uFE0F?|done|complete|completed|passed|pass|完成|已完成)$/iu
const OPEN_IN = /^(?:todo|to do|pending|open|wip|in progress|待办|未完成|进行中|□|☐|⬜|[ _.])$/iu
const NOT_APPLICABLE_IN = /^(?:-|–|~|n\/?a|不适用)$/iu
const FAILED_IN = /^(?:[✗✘❌]|fail|failed)$/iu
const OTHER_IN = /^[/><!?*•]$/u

function bracketSign(inner: string): Sign | null {
  const mark = inner.trim()
  if (mark === '') return open
  if (DONE_IN.test(mark)) return done
  if (OPEN_IN.test(mark)) return open
  if (NOT_APPLICABLE_IN.test(mark)) return { state: 'open', soft: false, remark: 'notApplicable' }
  if (FAILED_IN.test(mark)) return { state: 'open', soft: false, remark: 'failed' }
  return OTHER_IN.test(mark) ? { state: 'open', soft: false, remark: 'unknownMark' } : null
}

/** Marks that may stand before a box: direction marks, emphasis, and list markers that Markdown does not know. */
const MARKER =
  /^[\s\u200B\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]*(?:(?:[-+•·‣▪◦–—＊－‧∙●]|[*-]{2,6}(?=\s)|\d{1,3}(?:\.\d{1,3}){1,4}(?:[.)]|(?=\s))|\d{1,3}[.)、）．]|[（(]\d{1,3}[)）]|[a-zA-Z][.)]|[ivx]{2,5}[.)])[\s\u200B]*)?/u
const BEFORE = new RegExp(`${MARKER.source}(?:\\*{1,3}|_{1,3}|~~)?`, 'u')

/** A label without the marks that may stand before it: direction marks and list markers that Markdown does not know. */
export const withoutMarker = (text: string) => text.replace(MARKER, '')

/** The box a line begins with (after blanks, an unusual list marker or opening emphasis), or null. */
export function leadingBox(line: string): Box | null {
  const start = BEFORE.exec(line)?.[0].length ?? 0
  return boxAt(line, start) ?? (start > 0 ? boxAt(line, /^\s*/.exec(line)![0].length) : null)
}

/** The box at one place of a line. A bracket that is a link (`[x](…)`, `[x][…]`, `[x]:`) is none. */
export function boxAt(line: string, start: number): Box | null {
  const rest = line.slice(start, start + 40)
  const bracket = BRACKETS.exec(rest)
  if (bracket) return bracketBox(line, start, bracket)
  const code = SHORT_CODE.exec(rest)
  if (code)
    return {
      ...SHORT_SIGNS[code[1]!]!,
      at: start,
      length: code[0].length,
      style: 'drawn',
      sign: code[0],
      start,
      after: start + code[0].length,
    }
  const entity = /^&#(?:x([0-9a-f]{2,6})|(\d{2,7}));/i.exec(rest)
  const meant = entity ? drawnSign(character(Number.parseInt(entity[1] ?? entity[2]!, entity[1] ? 16 : 10))) : null
  if (entity && meant)
    return { ...meant, at: start, length: entity[0].length, style: 'drawn', sign: entity[0], start, after: start + entity[0].length }
  const sign = DRAWN_SIGN.exec(rest)
  if (sign?.index !== 0) return null
  return { ...drawnSign(sign[0])!, at: start, length: sign[0].length, style: 'drawn', sign: sign[0], start, after: start + sign[0].length }
}

const character = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : '')

const COLON = /^:\s+(?!<|[./#]|[a-z][a-z\d+.-]*:\/\/|mailto:)\S/iu

function bracketBox(line: string, start: number, match: RegExpExecArray): Box | null {
  const inner = match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? match[6] ?? ''
  const sign = bracketSign(inner)
  const end = start + match[0].length
  // `[x]: https://…` says where a link goes; `[x]: backup taken` is a box with a colon.
  const colon = match[1] !== undefined && COLON.test(line.slice(end, end + 40)) ? 1 : 0
  const after = end + colon
  const next = line.slice(after, after + 1)
  if (!sign || (match[1] !== undefined && (next === '(' || next === '[' || next === ':'))) return null
  // `[>]x`, `[-]x`: only with a blank after it is the sign a mark.
  if (sign.remark && !/^\s|^$/.test(next)) return null
  return { ...sign, at: start + 1, length: inner.length, style: 'bracket', sign: inner, start, after }
}

/** The box a line ends with (`Backup done [ ]`, `Tests ✅`), or null. A line that is only a box has none. */
export function trailingBox(line: string): Box | null {
  const text = line.trimEnd()
  const match =
    /(?:\[[^[\]]{1,3}\]|［[^［］]{1,3}］|【[^【】]{1,3}】)$/u.exec(text) ?? new RegExp(`(?:${DRAWN_SIGN.source})$`, 'u').exec(text)
  if (!match || text.slice(0, match.index).trim() === '' || !/[\s:：.…_)）]$/.test(text.slice(0, match.index))) return null
  const box = boxAt(text, match.index)
  return box && box.after === text.length && !box.remark?.startsWith('unknown') ? box : null
}

const LETTER = /^(\s*)\[(\p{L}|\d{1,3}%?|\d{1,3}\/\d{1,3})\](?=\s+\S)/u

/**
 * A bracket with a letter, a figure or a share in it (`[D]`, `[50%]`, `[2/5]`): a box that says neither open nor done, where its neighbours
 * are boxes.
 */
export function letterBox(line: string): Box | null {
  const match = LETTER.exec(line)
  if (!match) return null
  const start = match[1]!.length
  const sign = match[2]!
  return {
    state: 'open',
    at: start + 1,
    length: sign.length,
    style: 'bracket',
    soft: false,
    remark: 'unknownMark',
    sign,
    start,
    after: match[0].length,
  }
}

const ESCAPED = /^(\s*(?:\\?[-*+]\s+)?)\\\[([ xX]?)\\?\](?=\s)/

const MARKED = /^[\s>]*(?:[-*+]|\d{1,9}[.)])\s+\[[ xX]?\]\s/
const MARKED_ESCAPED = /^[\s>]*(?:\\?[-*+]|\d{1,9}[.)])\s+\\\[[ xX]?\\?\]\s/

/** Whether a document's lists have several escaped boxes and no others: an export wrote them, and a person means boxes. */
export function escapesBoxes(lines: string[]): boolean {
  if (!lines.some((line) => line.includes('\\['))) return false
  return lines.filter((line) => MARKED_ESCAPED.test(line)).length > 1 && !lines.some((line) => MARKED.test(line))
}

/** Whether a line begins with a bracket that says open or done. */
export function isPlainBox(line: string): boolean {
  const box = leadingBox(line)
  return box !== null && box.style === 'bracket' && box.remark === null
}

/** A box whose brackets are escaped (`\[ \]`): text by itself, a box where a whole list is written so, as some exports do. */
export function escapedBox(line: string): Box | null {
  const match = ESCAPED.exec(line)
  if (!match) return null
  const start = /^\s*/.exec(line)![0].length
  const inner = match[2]!
  return {
    ...(inner.trim() === '' ? open : done),
    at: match[1]!.length + 2,
    length: inner.length,
    style: 'bracket',
    sign: inner,
    start,
    after: match[0].length,
  }
}

/** Every box of a line, in order: more than one means a choice such as `☐ Yes ☐ No`, or items side by side. */
export function boxesIn(line: string): Box[] {
  const boxes: Box[] = []
  // A line somebody ticks answers on is short.
  if (line.length > 1000) return boxes
  for (const match of line.matchAll(/[[［【]|[□☐☑☒▢◻⬜🔲✓✔✅❌✗✘■]/gu)) {
    if (match.index < (boxes.at(-1)?.after ?? 0)) continue
    if (match.index > 0 && /[\w\\\]]/.test(line[match.index - 1]!)) continue
    const box = boxAt(line, match.index)
    if (box) boxes.push(box)
  }
  return boxes
}
