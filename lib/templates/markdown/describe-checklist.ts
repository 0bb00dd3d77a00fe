import type { ChecklistLine } from './checklist-line'

/** A reading for a person at a terminal: items under their sections, then what else was found. */
export function describeChecklist({ title, items, slots, fields, notUnderstood }: ChecklistLine): string {
  const lines = [`  ${title ?? '(no title)'}: ${count(items.length, 'item')}, ${items.filter((item) => item.state === 'done').length} done`]
  let section: string | null = null
  for (const item of items) {
    if (item.section !== section) {
      section = item.section
      if (section !== '') lines.push(`  ${section}`)
    }
    lines.push(
      `  ${String(item.line).padStart(5)}  ${'  '.repeat(item.depth)}${item.state === 'done' ? '[x]' : '[ ]'} ${item.text}${item.source === 'task' ? '' : `  (${item.source})`}`,
    )
  }
  if (slots.length > 0)
    lines.push('  Sign-off', ...slots.map((slot) => `  ${at(slot.line)}${[slot.role, slot.name, slot.date].filter(Boolean).join(', ')}`))
  if (fields.length > 0)
    lines.push('  Fields', ...fields.map((field) => `  ${at(field.line)}${field.label}: ${field.value ?? '(to fill in)'}`))
  if (notUnderstood.length > 0)
    lines.push('  Not understood', ...notUnderstood.map((each) => `  ${at(each.line)}${each.text}\n         ${each.why}`))
  return lines.join('\n')
}

const at = (line: number) => `${String(line).padStart(5)}  `
const count = (amount: number, noun: string) => `${amount} ${noun}${amount === 1 ? '' : 's'}`
