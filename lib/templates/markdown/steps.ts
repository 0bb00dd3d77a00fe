import type { Reading } from './reading'

/** What stands above a list of things to do. */
const WORK = /\bcheck-?\s?lists?\b|\bto-?dos?\b|\baction items?\b|\btasks?$|\bsteps$|清单|检查项|待办|事项|任务|步骤$/iu
/** The same above a numbered list. */
const ORDERED_WORK = /\bsteps?\b|\bprocedures?\b|\binstructions\b|\bsequence\b|\brun-?book\b|\brollback\b|步骤|流程|操作|回滚/iu

/** Whether the list that comes next is work to do, by the words that lead to it (`Steps:`) or else the title it stands under. */
export function asksForWork(reading: Reading, ordered: boolean): boolean {
  const lead = /[:：]\s*$/u.test(reading.intro) ? reading.intro : (reading.headings.at(-1)?.text ?? '')
  const words = lead.replace(/[\s:：]+$/u, '')
  return words.length <= 80 && (WORK.test(words) || (ordered && ORDERED_WORK.test(words)))
}

/** Whether a list item without a box reads like a step: words, and no mere link of an index. */
export const isStep = (content: string) =>
  /\p{L}/u.test(content) && !/^\s*(?:\*\*|__)?!?\[[^\]]*\]\s*[[(:]/.test(content) && !/^\s*<?https?:/.test(content)
