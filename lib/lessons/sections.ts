import { readParts } from '@/lib/templates/parts'
import { SECTIONS } from './schema'

/** A section of a retrospective. Without a title it is one of the product's own, which has its words in the messages. */
export interface Section {
  key: string
  title: string
  titleZh: string
}

/** The sections of a plan: its prompts, or the product's own where it names none. */
export function sectionsOf(parts: unknown): Section[] {
  const { prompts } = readParts(parts)
  return prompts.length > 0 ? prompts : SECTIONS.map((key) => ({ key, title: '', titleZh: '' }))
}
