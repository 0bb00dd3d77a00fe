import type { Heading } from './headings'
import type { Reading } from './reading'
import { type Cadence, readCadence } from './timing'

const TRIGGERS =
  /\b(?:roll-?back|abort|stop)\b.*\b(?:trigger|condition|criteri|if|when)|\btriggers?\b.*\b(?:condition|roll-?back)|^trigger conditions?$|\broll-?back triggers?\b|回滚(?:触发)?条件|触发条件|回滚触发/iu

const LESSONS = /\blessons?\b|\bretro(?:spective)?\b|\bpost-?mortem\b|复盘|回顾|经验教训/iu

/**
 * Keeps watch cadences, rollback triggers and the questions of a retrospective for the parts that use them. Those written with boxes stay
 * items of the checklist as well.
 */
export function keepPlans(reading: Reading): void {
  const cadences: (Cadence & { text: string; line: number })[] = []
  const lines = said(reading)
  for (const { text, line } of lines) {
    const cadence = readCadence(text)
    if (cadence) cadences.push({ ...cadence, text, line })
  }
  if (cadences.length > 0) reading.kept.push({ kind: 'watch', line: cadences[0]!.line, endLine: cadences.at(-1)!.line, cadences })
  const titles = new Set<Heading | undefined>(reading.allHeadings.filter((heading) => TRIGGERS.test(heading.text)))
  const triggers = lines.filter(({ headings }) => titles.has(headings.at(-1)))
  const bullets = triggers.filter(({ bullet }) => bullet)
  if (bullets.length > 0)
    reading.kept.push({
      kind: 'triggers',
      line: bullets[0]!.line,
      endLine: bullets.at(-1)!.line,
      triggers: bullets.map(({ text, line }) => ({ text, line })),
    })
  const asked = prompts(reading)
  if (asked.length > 0) reading.kept.push({ kind: 'prompts', line: asked[0]!.line, endLine: asked.at(-1)!.line, prompts: asked })
}

/** The questions a retrospective is to answer: bullets below its title. Those with boxes are items and nothing else. */
function prompts(reading: Reading): { text: string; line: number }[] {
  const titles = new Set<Heading | undefined>(reading.allHeadings.filter((heading) => LESSONS.test(heading.text)))
  return reading.notes
    .filter(({ text, bullet, headings }) => bullet && text !== null && titles.has(headings.at(-1)))
    .map(({ text, line }) => ({ text: text!, line: line + 1 }))
}

function said(reading: Reading) {
  const items = reading.candidates.map(({ text, line, headings }) => ({ text, line: line + 1, headings, bullet: true }))
  const notes = reading.notes.flatMap(({ text, headings, line, bullet }) =>
    text === null ? [] : [{ text, line: line + 1, headings, bullet }],
  )
  const titles = reading.allHeadings.map((heading) => ({ text: heading.text, line: heading.line + 1, headings: [], bullet: false }))
  return [...items, ...notes, ...titles].sort((one, two) => one.line - two.line)
}
