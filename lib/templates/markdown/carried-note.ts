/** What an import changed or could not carry over. The texts are `template_source.notes` in the messages. */
export const CARRIED_NOTES = [
  'title_cut',
  'text_continued',
  'details_cut',
  'too_deep',
  'too_many_children',
  'too_many_items',
  'headings_flattened',
  'group_split',
  'smoke_by_hand',
  'command_long',
  'limit_unread',
  'slot_role_new',
  'slot_twice',
  'signature_left',
  'watch_too_dense',
  'level_guessed',
  'part_cut',
  'part_full',
  'table_left',
  'no_items',
] as const
export type CarriedNoteCode = (typeof CARRIED_NOTES)[number]

export interface CarriedNote {
  /** From 1; null when it concerns the whole document. */
  line: number | null
  code: CarriedNoteCode
  params: Record<string, string | number>
}

export type Tell = (line: number | null, code: CarriedNoteCode, params?: CarriedNote['params']) => void
