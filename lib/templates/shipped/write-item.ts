import type { Before, Due, TemplateBodyInput, TemplateItemInput } from '../schema'

/** What an item says beyond its key and its two texts. */
export type More = Partial<Omit<TemplateItemInput, 'key' | 'text' | 'textZh' | 'before'>>
export type Phase = TemplateBodyInput['phases'][number]
type Group = Phase['groups'][number]

/** Shorthand for writing plans in code: an item of one step from its key, its text and its Chinese text. */
export function itemsBefore(before: Before, common: More = {}) {
  return (key: string, text: string, textZh: string, more: More = {}): TemplateItemInput => ({
    key,
    text,
    textZh,
    before,
    ...common,
    ...more,
  })
}

/** A group of a phase with its Chinese title. */
export const group = (title: string, titleZh: string, items: TemplateItemInput[]): Group => ({ title, titleZh, items })

/** A number with its limit, as `more` of an item. */
export const limit = (text: string): More => ({ kind: 'number', params: { limit: text } })

/** Evidence of one kind, as `more` of an item. */
export const shownBy = (kind: 'link' | 'text' | 'file'): More => ({ kind })

/** What the text needs to be said in more words, in both languages. */
export const says = (details: string, detailsZh: string): More => ({ details, detailsZh })

/** A command to copy, with what it should print where that is the same in every language. */
export const run = (command: string, expected?: string): More => ({
  kind: 'command',
  params: expected === undefined ? { command } : { command, expected },
})

/** Proved by a smoke suite of the integration. */
export const proved = (suiteKey: string): More => ({ kind: 'smoke', params: { suiteKey } })

/** Settled by sending one of the plan's texts. */
export const sends = (communication: string): More => ({ kind: 'communication', params: { communication } })

/** Only where the facts say so. */
export const only = (condition: string): More => ({ condition })

/** Minutes after the window's start. */
export const at = (afterMinutes: number): { due: Due } => ({ due: { afterMinutes } })

/** Who does it, and how many minutes it should take. */
export const work = (roleKey: string, estimateMinutes?: number): More =>
  estimateMinutes === undefined ? { roleKey } : { roleKey, estimateMinutes }
