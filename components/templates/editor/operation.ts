import type { PlanParts } from '@/lib/templates/parts'
import type { TemplateBody, TemplateGroup, TemplateItem, TemplatePhase } from '@/lib/templates/schema'
import type { Place } from './tree'

/** What of an item can be set; its key and its place have operations of their own. */
export type ItemChange = Partial<Omit<TemplateItem, 'key' | 'items'>>

/** Lists beside the phases. */
export type PartName = keyof PlanParts | 'facts' | 'slots'
export type PartOf<P extends PartName> = TemplateBody[P][number]

/**
 * One thing a person does to a template. Items and phases are named by key, so that the same operation still means the same after somebody
 * else changed the body.
 */
export type Operation =
  | { do: 'item_added'; key: string; text: string; place: Place }
  | { do: 'item_set'; key: string; set: ItemChange }
  | { do: 'item_moved'; key: string; place: Place }
  | { do: 'item_removed'; key: string }
  | { do: 'phase_added'; key: string; title: string; group: string; after: string | null }
  | { do: 'phase_set'; key: string; set: Partial<Pick<TemplatePhase, 'title' | 'titleZh' | 'offset'>> }
  | { do: 'phase_moved'; key: string; by: 1 | -1 }
  | { do: 'phase_removed'; key: string }
  | { do: 'group_added'; phase: string; title: string }
  | { do: 'group_set'; phase: string; group: number; set: Partial<Pick<TemplateGroup, 'title' | 'titleZh'>> }
  | { do: 'group_moved'; phase: string; group: number; by: 1 | -1 }
  | { do: 'group_removed'; phase: string; group: number }
  | { do: 'part_added'; part: PartName; value: Readonly<Record<string, unknown>> }
  | { do: 'part_set'; part: PartName; at: number; set: Readonly<Record<string, unknown>> }
  | { do: 'part_moved'; part: PartName; at: number; by: 1 | -1 }
  | { do: 'part_removed'; part: PartName; at: number }

/** What a step is called: the operation, or several of one kind, and the text of the thing. The page writes the sentence. */
export interface StepLabel {
  what: string
  text?: string
}
