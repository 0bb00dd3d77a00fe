import type { WhyCode } from './read-types'

const TEXTS: Record<WhyCode, string> = {
  box_in_comment: 'a box inside an HTML comment is not an item',
  box_in_code: 'a box inside a code block is an item only where the document has no others',
  box_escaped: 'the brackets are escaped, so this reads as text and not as a box',
  box_without_text: 'a box without a text',
  step_without_box: 'reads like a step to do, but has no box',
  box_letter: 'a letter in brackets that says neither open nor done, and no boxes beside it',
  box_in_prose: 'a box in the middle of a sentence',
  mark_unclear: 'a check mark that reads like decoration here, not like a state',
  mark_unknown: 'a mark that says neither open nor done; read as open',
  table_marks: 'a table with marks that say what is required or supported, not what is done',
  table_row_broken: 'looks like a row of a table, but no table stands here (is the line of dashes missing?)',
  table_row_empty: 'a row with a state and no text',
  cells_too_many: 'more cells than the table has columns',
  fence_open: 'a code block that is never closed; the rest of the document is inside it',
  comment_open: 'an HTML comment that is never closed; the rest of the document is inside it',
  front_matter_broken: 'front matter that is no YAML',
  alerts_broken: 'looks like alert rules, but is no YAML',
  html_row: 'a box inside HTML that is not a list',
  too_deep: 'nested too deeply',
  not_placed: 'a line that nothing was made of',
}

/** The English sentence for a reason. */
export const sayWhy = (code: WhyCode) => TEXTS[code]
