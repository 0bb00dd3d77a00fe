import type { Before, TemplateItemInput } from '../schema'

type More = Partial<Omit<TemplateItemInput, 'key' | 'text' | 'textZh' | 'before'>>

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

/** A number with its limit, as `more` of an item. */
export const limit = (text: string): More => ({ kind: 'number', params: { limit: text } })

/** Evidence of one kind, as `more` of an item. */
export const shownBy = (kind: 'link' | 'text' | 'file'): More => ({ kind })
