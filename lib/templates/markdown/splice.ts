import { leadingBox } from './box'
import type { Mark, State } from './read-types'
import { cellState } from './state-words'

/** A state to write at an item's mark. */
export interface StateChange {
  mark: Mark
  state: State
}

const OPEN_FOR: Record<string, string> = {
  '☑': '☐',
  '☒': '☐',
  '🗹': '☐',
  '🗷': '☐',
  '✓': '☐',
  '✔': '☐',
  '🗸': '☐',
  '√': '□',
  '■': '□',
  '▣': '□',
  '◼': '◻',
  '⬛': '⬜',
  '✅': '⬜',
  '🟢': '⬜',
  '🔳': '🔲',
  '▪': '▫',
}
const WORDS: [done: string, open: string][] = [
  ['done', 'todo'],
  ['yes', 'no'],
  ['完成', '待办'],
  ['是', '否'],
]

/**
 * Writes states into a document by replacing their marks, and changes no other character. A mark that already says so, or that does not lie
 * in this source, is left alone.
 */
export function spliceStates(source: string, changes: StateChange[]): string {
  const pieces: string[] = []
  let from = 0
  for (const { mark, state } of [...changes].sort((one, two) => one.mark.offset - two.mark.offset)) {
    if (mark.offset < from || mark.offset + mark.length > source.length) continue
    const now = source.slice(mark.offset, mark.offset + mark.length)
    pieces.push(source.slice(from, mark.offset), written(now, mark, state))
    from = mark.offset + mark.length
  }
  pieces.push(source.slice(from))
  return pieces.join('')
}

function written(now: string, mark: Mark, state: State): string {
  if (mark.style === 'bracket') return bracket(now, state)
  if (mark.style === 'drawn' || mark.style === 'emoji') return drawn(now, state, mark.style === 'emoji')
  return worded(now, state)
}

const SAYS_DONE = /^\s*(?:[xXvV×ｘＸ✓✔✅☑√]\uFE0F?|done|complete|completed|passed|pass|完成|已完成)\s*$/iu

function bracket(now: string, state: State): string {
  if (SAYS_DONE.test(now) === (state === 'done')) return now
  return state === 'done' ? 'x' : ' '
}

function drawn(now: string, state: State, emoji: boolean): string {
  const sign = now.replace(/\uFE0F/g, '')
  if (/^:\w+:$/.test(sign)) return state === 'done' ? ':white_check_mark:' : ':white_large_square:'
  const entity = sign.startsWith('&#') ? leadingBox(sign) : null
  if (entity) return entity.state === state ? now : state === 'done' ? '&#9745;' : '&#9744;'
  if (state === 'done') return Object.hasOwn(OPEN_FOR, sign) ? now : emoji && !/^[□☐▢◻]$/u.test(sign) ? '✅' : '☑'
  return Object.hasOwn(OPEN_FOR, sign) ? OPEN_FOR[sign]! : now
}

const LEADING_SIGN = /^(?:\p{Extended_Pictographic}|[□☐☑☒✓✔✗✘])\uFE0F?/u

function worded(now: string, state: State): string {
  if (cellState(now)?.state === state || (now === '' && state === 'open')) return now
  const sign = LEADING_SIGN.exec(now)?.[0] ?? ''
  if (sign !== '') {
    const rest = now.slice(sign.length)
    return `${drawn(sign, state, true)}${/^\s*/.exec(rest)![0]}${worded(rest.trim(), state)}`
  }
  const chinese = /\p{Script=Han}/u.test(now)
  const pair = /^(?:yes|no|y|n|true|false)$/i.test(now.trim())
    ? WORDS[1]!
    : /^(?:是|否)$/u.test(now.trim())
      ? WORDS[3]!
      : chinese
        ? WORDS[2]!
        : WORDS[0]!
  const word = pair[state === 'done' ? 0 : 1]
  if (now === '') return `${word} `
  if (now.trim() === now.trim().toUpperCase() && /[A-Z]{2}/.test(now)) return word.toUpperCase()
  return /^[A-Z]/.test(now.trim()) ? word[0]!.toUpperCase() + word.slice(1) : word
}

/**
 * Replaces the words of an item's label and nothing else; line ends in the new text become blanks. Gives the source unchanged when the
 * words do not lie in it.
 */
export function spliceText(source: string, words: { offset: number; length: number }, text: string): string {
  if (words.offset + words.length > source.length) return source
  const line = text.replace(/\s+/g, ' ').trim()
  return source.slice(0, words.offset) + line + source.slice(words.offset + words.length)
}
