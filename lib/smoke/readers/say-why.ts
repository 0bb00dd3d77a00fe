import { type Locale, translator } from '@/lib/core/texts'
import type { ReadSuite, RefusedPart } from './read-request'
import type { Why } from './why'

/** A part that was refused, with the reason in words. */
export interface SaidPart {
  line: number
  why: string
}

/** What was read, with all reasons in words. */
export type SaidSuite = Omit<ReadSuite, 'refused'> & { refused: SaidPart[] }

/** Words reasons in a language; one inside another is worded first. */
export function whyWords(locale: Locale): (why: Why) => string {
  const text = translator(locale)
  const say = ({ code, params }: Why): string => {
    const said = Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? say(value) : value])
    return text(`suite_reading.${code}`, Object.fromEntries(said))
  }
  return say
}

/** What was refused, in the words of a language. */
export function sayRefused(refused: readonly RefusedPart[], locale: Locale): SaidPart[] {
  const say = whyWords(locale)
  return refused.map(({ line, why }) => ({ line, why: say(why) }))
}

/** What was read, in the words of a language. */
export const saySuite = (suite: ReadSuite, locale: Locale): SaidSuite => ({ ...suite, refused: sayRefused(suite.refused, locale) })
