/** Anything as one line a template can keep: line breaks and control characters become blanks. */
export const fitLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()

/** Anything as lines a template can keep. */
export const fitLines = (text: string): string => text.toWellFormed().replaceAll('\u0000', '').replace(/\r\n?/g, '\n').trim()

/** A line of at most `max` characters, cut between words where there are any, and what was cut off. */
export function cutLine(text: string, max: number): { kept: string; rest: string } {
  const line = fitLine(text)
  if (line.length <= max) return { kept: line, rest: '' }
  const blank = line.lastIndexOf(' ', max - 1)
  let at = blank > max / 2 ? blank : max - 1
  // Never between the halves of one character.
  if (/[\udc00-\udfff]/.test(line[at] ?? '')) at -= 1
  return { kept: `${line.slice(0, at).trimEnd()}…`.slice(0, max), rest: line.slice(at).trim() }
}
