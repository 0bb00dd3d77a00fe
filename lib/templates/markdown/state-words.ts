import { type Box, boxAt, drawnSign } from './box'
import type { State } from './read-types'

/** What a table cell says of a state. */
export interface CellState {
  state: State
  remark: Box['remark']
  /**
   * `box`: brackets or a drawn box; `emoji`: ✅, ⏳; `word`: done, 待办; `yesNo`: yes, no, which only mean a state where the column asks so.
   */
  style: 'bracket' | 'box' | 'emoji' | 'word' | 'yesNo'
  /** Where in the cell's raw text the mark lies. */
  at: number
  length: number
  /** Raw text after the mark, trimmed: beside a box it may be the label. */
  rest: string
}

const DONE =
  /^(?:done|complete|completed|finished|pass|passed|passing|ok|okay|verified|confirmed|closed|resolved|met|implemented|validated|signed off|checked|ticked|success|successful|完成|已完成|通过|已通过|已确认|已验证|合格|好了)$/iu
const OPEN =
  /^(?:todo|to do|to-do|pending|open|not started|not yet|not yet started|not done|in progress|in-progress|ongoing|wip|blocked|incomplete|not complete|unfinished|waiting|awaiting|planned|scheduled|outstanding|unchecked|not checked|not tested|untested|not verified|in review|review|started|partial|partially|partially done|on hold|待办|待处理|待完成|待定|待确认|待验证|未完成|未开始|未通过|进行中|处理中|阻塞)$/iu
const FAILED = /^(?:fail|failed|failing|not ok|rejected|no-?go|失败|不通过|不合格)$/iu
const NOT_APPLICABLE =
  /^(?:n\/?a|n\.a\.|not applicable|not needed|skipped|skip|waived|cancell?ed|dropped|deferred|不适用|无需|不需要|跳过|取消)$/iu
const YES = /^(?:yes|y|true|go|是|有|对)$/iu
const NO = /^(?:no|n|false|否|没有|无)$/iu

const EMOJI = /^(?:\p{Extended_Pictographic}|[□☐☑☒✓✔✗✘√■▢◻])\uFE0F?/u

/** Words in front of what qualifies them: `Done (12 Mar)`, `Pending – Anna`, `完成：张三`. */
const QUALIFIED = /\s*(?:[(（[].*|\s[-–—:|,;/@].*|[:：,，;；。.].*|\s\d.*|\s(?:by|on|at|since|until|from)\s.*)$/iu

/** Reads a cell's state from its raw text; null when it says something else. Blank cells say nothing. */
export function cellState(raw: string): CellState | null {
  const lead = /^\s*/.exec(raw)![0].length
  const text = raw.trim()
  if (text === '') return null
  const box = boxAt(raw, lead + (/^(?:\*{1,3}|_{1,3}|`|~~)?/.exec(text)?.[0].length ?? 0)) ?? boxAt(raw, lead)
  // A lone x ticks a cell of a form; in a matrix it says the same as ✅.
  if (/^[xX✕]$/u.test(text)) return { state: 'done', remark: null, style: 'emoji', at: lead, length: text.length, rest: '' }
  // An empty list is written `[]` too: a state only where the column asks for one.
  if (box?.style === 'bracket') return found(box, box.length === 0 ? 'yesNo' : 'bracket', raw.slice(box.after))
  if (box) {
    const rest = strip(raw.slice(box.after))
    const worded = rest === '' ? null : word(rest)
    const hard = !box.soft || box.sign.startsWith('■')
    if (worded) return { ...worded, style: hard ? 'box' : 'emoji', at: lead, length: text.length, rest: '' }
    return found(box, hard ? 'box' : 'emoji', raw.slice(box.after))
  }
  const plain = strip(text)
  const emoji = EMOJI.exec(plain)
  const said = word(emoji ? strip(plain.slice(emoji[0].length)) : plain)
  if (said) return { ...said, at: lead, length: emoji ? text.length : wordLength(text), rest: '' }
  const last = /(?:^|\s)(\S{1,3})$/u.exec(plain)?.[1]
  const after = last ? drawnSign(last) : null
  const before = after && last ? word(strip(plain.slice(0, -last.length))) : null
  return before ? { ...before, at: lead, length: text.length, rest: '' } : null
}

function found(box: Box, style: CellState['style'], rest: string): CellState {
  return { state: box.state, remark: box.remark, style, at: box.at, length: box.length, rest: rest.trim() }
}

const strip = (text: string) =>
  text
    .replace(/~~[^~]*~~(?=\s*\S)/g, '')
    .replace(/[*_`~]+|<[^<>]*>/g, '')
    .trim()

/** How much of a cell is the word itself: what qualifies it stays when the state changes. */
function wordLength(text: string): number {
  if (exact(text)) return text.length
  const base = text.replace(QUALIFIED, '').trim()
  return exact(base) && text.startsWith(base) ? base.length : text.length
}

type Said = Pick<CellState, 'state' | 'remark' | 'style'>

/** A word's state, alone or followed by what qualifies it. */
export function word(text: string): Said | null {
  return exact(text) ?? exact(text.replace(QUALIFIED, '').trim())
}

function exact(text: string): Said | null {
  if (/^\d{1,3}\s?%$/.test(text)) return { state: Number.parseInt(text, 10) >= 100 ? 'done' : 'open', remark: null, style: 'word' }
  if (DONE.test(text)) return { state: 'done', remark: null, style: 'word' }
  if (OPEN.test(text)) return { state: 'open', remark: null, style: 'word' }
  if (FAILED.test(text)) return { state: 'open', remark: 'failed', style: 'word' }
  if (NOT_APPLICABLE.test(text)) return { state: 'open', remark: 'notApplicable', style: 'word' }
  if (YES.test(text)) return { state: 'done', remark: null, style: 'yesNo' }
  if (NO.test(text)) return { state: 'open', remark: null, style: 'yesNo' }
  return null
}
