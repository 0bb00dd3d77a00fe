/** What the demo site knows: words of a question, and the approved sentence with its source. */
const known = [
  { words: ['open', 'hours', 'when'], answer: 'The desk is open from 8:00 to 18:00 on weekdays.', source: 'doc-opening-hours' },
  { words: ['refund', 'return', 'money'], answer: 'A return is refunded within 14 days.', source: 'doc-refunds' },
  { words: ['ship', 'deliver', 'parcel'], answer: 'Parcels leave within one working day.', source: 'doc-shipping' },
] as const

/** An answer as Uppzy gives it. */
export interface Answer {
  answer: string
  /** From 0 to 1; below 0.5 is a low-confidence outcome. */
  confidence: number
  sources: string[]
}

/** The same question has the same answer; what the site does not know is said with low confidence. */
export function answerTo(message: string): Answer {
  const text = message.toLowerCase()
  const found = known.find(({ words }) => words.some((word) => text.includes(word)))
  if (!found) return { answer: 'There is nothing approved about this yet.', confidence: 0.2, sources: [] }
  return { answer: found.answer, confidence: 0.94, sources: [found.source] }
}
