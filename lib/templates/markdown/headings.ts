/** A title that what follows stands under. */
export interface Heading {
  text: string
  level: number
  line: number
  kind: 'heading' | 'bold' | 'summary'
}

/** Below the six of Markdown: a `<details>` summary, then a bold line. */
export const SUMMARY_LEVEL = 7
export const BOLD_LEVEL = 8

const BOLD_LINE = /^\s*(\*\*\*?|__)(?=\S)(.+?)\1\s*(?:[_*]?[(（][^()（）]{1,60}[)）][_*]?)?\s*[:：]?\s*$/u
const REMARK = /^(?:note|warning|important|caution|tip|attention|nb|注意|提示|警告|重要)\s*[:：!！]?/iu

/**
 * Whether a line is bold from end to end (a bracketed remark and a colon aside) and reads as a title rather than as an emphasised sentence.
 */
export function isBoldHeading(raw: string): boolean {
  const match = BOLD_LINE.exec(raw)
  if (!match || match[2]!.includes('**')) return false
  const text = match[2]!.trim()
  if (text.length > 100 || REMARK.test(text) || /[_＿]{3}/u.test(text)) return false
  return !/[.。!！]$/u.test(text)
}

/** A title as it is shown: closing colon and an attribute list such as `{#id}` gone. */
export function headingTitle(text: string): string {
  return text
    .replace(/\s*\{[#.][^{}]*\}\s*$/u, '')
    .replace(/\s*[:：]$/u, '')
    .trim()
}

/** Headings joined as a section's name. The document's title is left out where anything stands below it. */
export function sectionName(headings: Heading[], title: Heading | null): string {
  const below = headings.filter((heading) => heading !== title)
  return (below.length > 0 ? below : headings).map((heading) => heading.text).join(' › ')
}

/** Ends what a new title of this level ends, and begins it. */
export function enterHeading(headings: Heading[], heading: Heading): Heading[] {
  return [...headings.filter((each) => each.level < heading.level), heading]
}
