import { z } from 'zod'

/** What an item or a slot must be settled before: the start of the release, or its completion. */
export const Before = z.enum(['start', 'completion'])
export type Before = z.infer<typeof Before>

/** Snake-case name of a fact, an item, a phase or a slot role. */
export const Key = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, 'key')

const wellFormed = (value: string) => value.isWellFormed() && !value.includes('\u0000')
/** Text PostgreSQL can keep: no NUL, no broken surrogates. */
export const safe = z.string().refine(wellFormed, 'unreadable_text')

/** One line of at most `max` characters, which may be empty. */
export const oneLine = (max: number) =>
  safe
    .trim()
    .max(max)
    .regex(/^[^\p{Cc}]*$/u, 'one_line')
/** One line that says something. */
export const line = (max: number) => oneLine(max).min(1)
/** One line that may be left out. */
export const optionalLine = (max: number) => oneLine(max).default('')
/** Lines that say something. */
export const text = (max: number) => safe.trim().min(1).max(max)
/** Lines that may be left out. */
export const optionalText = (max: number) => safe.trim().max(max).default('')
