import { diffArrays } from 'diff'

/** A run of words that stayed, came or went. */
export interface WordRun {
  was: 'kept' | 'added' | 'removed'
  text: string
}

/** Changes past this many words are shown as one text for another: a reader gains nothing from a thousand scraps. */
const MAX_EDITS = 400

const words = new Intl.Segmenter(undefined, { granularity: 'word' })
const segments = (text: string) => Array.from(words.segment(text), ({ segment }) => segment)

/** What changed between two texts, word by word. Chinese and other texts without blanks are cut into words too. */
export function compareTexts(before: string, after: string): WordRun[] {
  if (before === after) return before === '' ? [] : [{ was: 'kept', text: before }]
  const changes = diffArrays(segments(before), segments(after), { maxEditLength: MAX_EDITS })
  const runs = (changes ?? []).map(
    ({ added, removed, value }): WordRun => ({
      was: added ? 'added' : removed ? 'removed' : 'kept',
      text: value.join(''),
    }),
  )
  if (changes) return runs
  const whole: WordRun[] = [
    { was: 'removed', text: before },
    { was: 'added', text: after },
  ]
  return whole.filter((run) => run.text !== '')
}
