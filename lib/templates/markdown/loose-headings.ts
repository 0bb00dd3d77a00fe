const FENCE = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(`{3,}|~{3,})(.*)$/
const LOOSE = /^( {0,3}(?:> ?)*#{1,6})(?=[^\s#!\\])(.*)$/u

/**
 * Writes the blank that `##Heading` lacks (in place): forges want it, people forget it. A single `#` begins a title only where it cannot be
 * a tag or the number of an issue. Code is left alone.
 */
export function spaceHeadings(lines: string[]): void {
  let fence: string | null = null
  let began = false
  for (const [index, line] of lines.entries()) {
    const first = !began && line.trim() !== ''
    if (first) began = true
    if (fence === null && !/#|`{3}|~{3}/.test(line)) continue
    const mark = FENCE.exec(line)
    if (fence !== null) {
      if (mark && mark[1]!.startsWith(fence) && mark[2]!.trim() === '') fence = null
      continue
    }
    if (mark && !(mark[1]!.startsWith('`') && mark[2]!.includes('`'))) fence = mark[1]!
    const loose = LOOSE.exec(line)
    if (!loose) continue
    const [, signs, text] = loose
    const several = signs!.endsWith('##')
    const alone = (lines[index - 1] ?? '').trim() === ''
    if (several ? /^[\p{L}\p{N}\p{So}√[*_`(（【“"]/u.test(text!) : alone && isTitle(text!, first)) lines[index] = `${signs} ${text}`
  }
}

/** Whether what follows a single `#` without a blank is a title: words, not a tag (`#release`), several tags, or an issue (`#12`). */
function isTitle(text: string, first: boolean): boolean {
  if (!/^[\p{L}\p{So}√*]/u.test(text) || /\s#\p{L}/u.test(text)) return false
  return first || /^\p{Lu}/u.test(text)
}
