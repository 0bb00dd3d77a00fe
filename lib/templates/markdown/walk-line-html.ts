import { type Box, leadingBox } from './box'
import type { State } from './read-types'

/** A box found in a line of HTML and the HTML that is its label. A checkbox element has no mark to splice. */
export interface HtmlBox {
  state: State
  box: Box | null
  label: string
}

const INPUT = /<input\b[^<>]*\btype\s*=\s*["']?checkbox\b[^<>]*>/i

/** Whether an HTML tag is a checkbox, and its state. */
export function checkboxState(tag: string): State | null {
  return INPUT.test(tag) ? (/\schecked\b/i.test(tag) ? 'done' : 'open') : null
}

/** A line of HTML that begins, tags and list markers aside, with a box or a checkbox; null for any other. */
export function inHtmlLine(raw: string): HtmlBox | null {
  const input = INPUT.exec(raw)
  if (input)
    return { state: checkboxState(input[0])!, box: null, label: raw.slice(0, input.index) + raw.slice(input.index + input[0].length) }
  const lead = /^(?:[\s>]|<[^<>]*>|[-*+]\s+|\d+[.)]\s+)*/.exec(raw)![0].length
  const box = leadingBox(raw.slice(lead))
  if (!box || box.soft) return null
  const moved = { ...box, at: box.at + lead, start: box.start + lead, after: box.after + lead }
  return { state: box.state, box: moved, label: raw.slice(moved.after) }
}
