import { type Box, boxesIn } from './box'
import { fold } from './inline-text'

/** A line that offers answers to tick: `Backup verified: ☐ Yes ☐ No`, `Environment: [ ] staging [x] production`. */
export interface Choice {
  label: string
  options: { text: string; box: Box }[]
  /** The answer that means done, for a question answered by yes or no. */
  yes: { text: string; box: Box } | null
}

const YES =
  /^(?:yes|y|pass(?:ed)?|go|ok|done|complete[d]?|approved?|true|是|有|通过|合格|同意|已完成|完成)\b|^(?:是|有|通过|合格|同意|已完成|完成)$/iu
const NO =
  /^(?:no|n|fail(?:ed)?|no-?go|not .*|n\/?a|rejected?|false|partial|pending|否|无|不通过|不合格|不同意|未完成|不适用)\b|^(?:否|无|不通过|不合格|不同意|未完成|不适用)$/iu

/** Whether a text is an answer by itself: yes, no, n/a. */
export const isAnswer = (text: string) => YES.test(text) || NO.test(text)

/**
 * Reads a line that offers a choice; answers alone belong to the words `above` them. Null when it has fewer than two boxes, no label, or
 * answers too long to be any.
 */
export function readChoice(line: string, above: () => string): Choice | null {
  const boxes = boxesIn(line)
  if (boxes.length < 2) return null
  const own = fold(
    line
      .slice(0, boxes[0]!.start)
      .replace(/[*_`]{1,3}/g, '')
      .replace(/[\s:：|–—-]+$/u, '')
      .replace(/^(?:[-*+]|\d+[.)])\s+/, ''),
  )
  const options = boxes.map((box, index) => ({
    text: fold(line.slice(box.after, boxes[index + 1]?.start ?? line.length).replace(/[*_`]/g, '')).replace(/[\s/|,;，、]+$/u, ''),
    box,
  }))
  const answers = own === '' && options.every(({ text }) => isAnswer(text))
  const label = answers ? above() : own
  if (
    label === '' ||
    /[.。!！]$/.test(label) ||
    boxes.every((box) => box.soft) ||
    options.some(({ text }) => text === '' || text.length > 30)
  )
    return null
  const yes = options.find(({ text }) => YES.test(text)) ?? null
  const others = options.filter((option) => option !== yes)
  return { label, options, yes: yes && others.every(({ text }) => NO.test(text)) ? yes : null }
}
