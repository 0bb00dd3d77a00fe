import { type Labelled, hasBlank, isKnownLabel, labelledBlanks, labelledValue } from './blanks'
import { boxesIn } from './box'
import { sectionName } from './headings'
import { type Reading, hiddenTitle, setFate } from './reading'
import { announcesSignOff, isDateLabel, isNameLabel, isSignatureDetail, isSignatureLabel, namesRole, namesSigning } from './roles'

/** Whether signatures are asked for where the reader stands. */
export const inSignOff = (reading: Reading) => reading.headings.some((heading) => announcesSignOff(heading.text))

/** Adds a slot at a line (0-based). Two lines of one role and section (Name, then Date) make one. */
export function addSlot(reading: Reading, line: number, role: string, name: string | null, date: string | null): void {
  const section = sectionName(reading.headings, hiddenTitle(reading))
  reading.slots.push({ role, name, date, line: line + 1, section, before: comesAfter(section) ? 'completion' : 'start' })
  setFate(reading, line, line, 'slot', line)
}

const comesAfter = (section: string) =>
  /\b(?:post|after|afterwards|completion|closure|closing|wrap-?up)\b|发布后|上线后|部署后|完成后/iu.test(
    section.split(' › ').slice(-2).join(' '),
  )

export function addField(reading: Reading, line: number, label: string, value: string | null): void {
  reading.fields.push({ label, line: line + 1, value })
  setFate(reading, line, line, 'field', line)
}

/**
 * Takes a line of blanks: `**Tech Lead**: ____ Date: ____` is a slot, `Name: ____` a field. Answers whether the line is a signature (and so
 * no item), a form line, or neither.
 */
export function takeBlanks(reading: Reading, line: number, raw: string, boxed: boolean): 'slot' | 'field' | null {
  if (!hasBlank(raw)) return null
  const blanks = labelledBlanks(raw)
  if (blanks.length === 0) return null
  const [first] = blanks
  const slot = slotOf(reading, blanks, boxed) ?? (first!.label === '' ? roleBehind(reading, raw) : null)
  if (slot) {
    addSlot(reading, line, slot, null, null)
    return 'slot'
  }
  if (first!.label === '' && !boxed) {
    addField(reading, line, labelAbove(reading, line), null)
    return 'field'
  }
  if (joinsSlot(reading, line, blanks)) return 'slot'
  for (const blank of blanks) addField(reading, line, blank.label || labelAbove(reading, line), null)
  return 'field'
}

/**
 * The role of a signature line, or null. Its first label names a role or who signs, and a date or signature follows or the section asks for
 * signatures.
 */
function slotOf(reading: Reading, blanks: Labelled[], boxed: boolean): string | null {
  const label = blanks[0]!.label
  const role = (label.split(/[:：]/u)[0] ?? '')
    .replace(/\s*[(（](?:name|signature|print(?:ed)?(?: name)?|签名|姓名)[)）]\s*$/iu, '')
    .replace(/\s*(?:signature|签名|签字)$/iu, '')
    .trim()
  if (role === '' || isDateLabel(label) || isNameLabel(label) || isSignatureLabel(label) || isSignatureDetail(label)) return null
  const follows = blanks.slice(1).some((blank) => isDateLabel(blank.label) || isSignatureLabel(blank.label) || isNameLabel(blank.label))
  // `[ ] Backups verified  Date: ____` is an item, even in a form that asks for signatures.
  if (follows) return namesRole(role) || namesSigning(label) || (inSignOff(reading) && !boxed) ? role : null
  return inSignOff(reading) && (namesRole(role) || namesSigning(label)) ? role : null
}

const BEHIND = /^\s*(?:\\?_|＿|[ \u00a0.…])+\s*[(（]([^()（）]{2,60})[)）]/u

/** `____________ (Legal)`: the role stands behind the line to sign on. */
function roleBehind(reading: Reading, raw: string): string | null {
  const role = inSignOff(reading) ? BEHIND.exec(raw)?.[1]?.trim() : undefined
  return role && namesRole(role) ? role : null
}

const SIGNED_LINE =
  /^\s*(\p{Lu}[\p{L}.'’ -]{1,40}?)\s*(?:[(（]([^()（）]{2,60})[)）]|[,，]\s*([\p{L} &/-]{2,60}?))\s*[,，:：–—-]*\s*(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2} \p{L}{3,9} \d{4}|\p{L}{3,9} \d{1,2}, \d{4})\s*$/u

/** `Jane Doe (Security) – 2025-03-01` where signatures are asked for: one that was given. */
export function takeSigned(reading: Reading, line: number, raw: string): boolean {
  if (raw.length > 160 || !inSignOff(reading)) return false
  const [, name, role = '', title = '', date] = SIGNED_LINE.exec(raw) ?? []
  if (!name || !date || !namesRole(role || title)) return false
  addSlot(reading, line, role || title, name, date)
  return true
}

/** `Name: ____`, `Date: ____` below a heading that is a role, in a section of signatures, are the parts of one slot. */
function joinsSlot(reading: Reading, line: number, blanks: Labelled[]): boolean {
  const parts = blanks.every(({ label }) => isDateLabel(label) || isNameLabel(label) || isSignatureLabel(label) || isSignatureDetail(label))
  if (!parts || !inSignOff(reading)) return false
  const section = sectionName(reading.headings, hiddenTitle(reading))
  const last = reading.slots.at(-1)
  const heading = reading.headings.at(-1)
  if (last?.section === section && last.line > (heading?.line ?? -1) + 1) {
    if (blanks.some(({ label }) => isNameLabel(label)) && last.role !== heading?.text) return false
    setFate(reading, line, line, 'slot', last.line - 1)
    return true
  }
  if (!heading || announcesSignOff(heading.text) || !namesRole(heading.text)) return false
  addSlot(reading, line, heading.text, null, null)
  return true
}

/** The words nearest above a bare blank: the line before it, else the heading. */
export function labelAbove(reading: Reading, line: number): string {
  for (let above = line - 1; above >= Math.max(0, line - 50); above--) {
    const fate = reading.fates[above]
    const text = reading.lines[above]!.text.trim()
    if (text === '') continue
    if (fate?.kind === 'field' && /^[\s_\\＿.…]+$/u.test(text)) continue
    if (reading.headings.at(-1)?.line === above) break
    return reading
      .inline(text.replace(/^[#>\s]*(?:[-*+]\s+|\d+[.)]\s+)?/, ''))
      .text.replace(/\s*[:：]$/u, '')
      .slice(0, 120)
  }
  return reading.headings.at(-1)?.text ?? ''
}

/** The question that answers on a line of their own belong to: a sentence or a title right above, nothing that is something by itself. */
export function questionAbove(reading: Reading, line: number): string {
  let above = line - 1
  while (above >= 0 && reading.lines[above]!.text.trim() === '') above--
  const kind = above < 0 ? undefined : reading.fates[above]?.kind
  const words = kind === 'note' || kind === 'group' ? labelAbove(reading, line) : ''
  return boxesIn(words).length > 0 ? '' : words
}

/** Takes `**Last updated**: 2025-01-10` and the like; a role with a name under a sign-off heading is a slot that is signed. */
export function takeLabelled(reading: Reading, line: number, raw: string, bulleted: boolean): boolean {
  const labelled = labelledValue(raw)
  if (!labelled) return false
  const signs = inSignOff(reading) && namesRole(labelled.label) && !/date|日期/i.test(labelled.label)
  // In a list a bold label begins an explanation more often than a field: only what people put at the head of documents counts there.
  if (bulleted && !signs && !isKnownLabel(labelled.label)) return false
  const value = labelled.value === null ? null : reading.inline(labelled.value).text
  if (signs) {
    addSlot(reading, line, labelled.label, value, null)
    return true
  }
  addField(reading, line, labelled.label, value)
  return true
}
