import { splitLines } from './source-lines'

/**
 * The product's own Markdown for templates. It is marked in its front matter, renders on any forge, and means one body: what it cannot mean
 * is an error at its line.
 */
export const DIALECT = 'template/1'

/** Whether a text claims to be a template in the product's own Markdown: its front matter says `gonogo: template/1`. */
export function isDialect(text: string): boolean {
  const lines = splitLines(text.slice(0, 20_000)).map((line) => line.text)
  if (lines[0]?.trimEnd() !== '---') return false
  for (const line of lines.slice(1)) {
    if (/^---\s*$/.test(line)) return false
    if (/^gonogo:\s*(["']?)template\/1\1\s*$/.test(line)) return true
  }
  return false
}

/** What a template says about itself beside its body. */
export interface DialectHead {
  name: string
  nameZh: string
  description: string
  descriptionZh: string
  tags: string[]
}

/** Why a line cannot be meant. The texts are `template_source.errors` in the messages. */
export const DIALECT_ERRORS = [
  'front_matter',
  'front_matter_key',
  'title_differs',
  'not_placed',
  'box_missing',
  'box_ticked',
  'item_empty',
  'too_deep',
  'section_unknown',
  'section_twice',
  'heading_parts',
  'comment_open',
  'comment_inside',
  'setting_unknown',
  'setting_twice',
  'setting_value',
  'fence_open',
  'fence_twice',
  'fence_place',
  'table_column',
  'table_column_missing',
  'table_cells',
  'table_value',
  'table_missing',
  'alerts',
  'schema',
] as const
export type DialectErrorCode = (typeof DIALECT_ERRORS)[number]

/** An error at its line (from 1) and, where known, its column (from 1). */
export interface DialectError {
  line: number
  column: number | null
  code: DialectErrorCode
  params: Record<string, string | number>
}

/** Headings of the parts beside the phases: the comment in the heading says which it is, the words are free. */
export const SECTIONS = {
  slots: 'Sign-off',
  metadata: 'Document',
  metrics: 'Metrics',
  watches: 'Watches',
  communications: 'Communications',
  risks: 'Risks',
  triggers: 'Rollback triggers',
  alerts: 'Alert rules',
  prompts: 'Lessons learned',
} as const
export type SectionName = keyof typeof SECTIONS

/** What begins the Chinese text of what stands above. */
export const ZH = '中文：'
export const ZH_LINE = /^中文[：:]/
/** A line of prose that only looks like that beginning carries a backslash more. */
export const ZH_STUFFED = /^\\+中文[：:]/
