/** Whether lines can carry a text as it is: a carriage return would be read as the end of a line. */
export const fitsLines = (text: string): boolean => !text.includes('\r')

/** A fenced block whose content is exactly the text. */
export function printFence(info: string, text: string, sign: '`' | '~' = '`'): string[] {
  const longest = [...text.matchAll(sign === '`' ? /`+/g : /~+/g)].reduce((most, [run]) => Math.max(most, run.length), 2)
  const fence = sign.repeat(longest + 1)
  return [`${fence}${info}`, ...text.split('\n'), fence]
}

export interface OpenFence {
  sign: string
  length: number
  info: string
  indent: number
}

/** The opening line of a fence, or null. */
export function opensFence(line: string): OpenFence | null {
  const match = /^( *)(`{3,}|~{3,})([^`]*)$/.exec(line)
  return match ? { indent: match[1]!.length, sign: match[2]![0]!, length: match[2]!.length, info: match[3]!.trim() } : null
}

/** Whether a line closes the fence. */
export function closesFence(line: string, fence: OpenFence): boolean {
  const match = /^ *(`{3,}|~{3,})[ \t]*$/.exec(line)
  return match !== null && match[1]![0] === fence.sign && match[1]!.length >= fence.length
}

/** A line inside a fence without the fence's own indent. */
export function dedent(line: string, indent: number): string {
  let cut = 0
  while (cut < indent && line[cut] === ' ') cut++
  return line.slice(cut)
}
