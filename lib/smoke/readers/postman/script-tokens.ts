/** A piece of JavaScript. `text` is the value of a text, the pattern of a regex, else what is written. */
export interface Token {
  kind: 'name' | 'text' | 'number' | 'mark' | 'regex' | 'other'
  text: string
  /** 1-based within the script. */
  line: number
  /** First on its line, as far as automatic semicolons go. */
  fresh: boolean
  /** Flags of a regex. */
  flags?: string
  /** For a bracket, where its partner stands. */
  mate: number
}

export type TokenAnswer = { ok: true; tokens: Token[] } | { ok: false; line: number }

const shapes: [kind: Token['kind'] | 'blank' | 'comment', shape: RegExp][] = [
  ['blank', /[^\S\n]+|\n/y],
  ['comment', /\/\/[^\n]*|\/\*[^]*?\*\//y],
  ['name', /[\p{L}_$][\p{L}\p{N}_$]*/uy],
  ['number', /(?:0[xXoObB][\da-fA-F]+|(?:\d[\d_]*)?\.?\d+(?:[eE][+-]?\d+)?\.?)n?/y],
  ['text', /"[^"\\\n]*(?:\\[^][^"\\\n]*)*"|'[^'\\\n]*(?:\\[^][^'\\\n]*)*'|`[^`\\$]*(?:(?:\\[^]|\$(?!\{))[^`\\$]*)*`/y],
  ['mark', /=>|\?\.(?!\d)|\.\.\.|===?|!==?|<=|>=|&&=?|\|\|=?|\?\?=?|\+\+|--|\*\*=?|[-+*/%&|^]=|[-+*/%&|^<>=!~?:;,.(){}[\]]/y],
]
const regex = /\/((?:[^/\\\n[]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n])*\])+)\/([a-z]*)/y
/** Deeper scripts are refused: what reads them follows their brackets. */
const maxNesting = 100
const closing: Record<string, string> = { ')': '(', ']': '[', '}': '{' }
/** Names a regex may follow; after any other a slash divides. */
const beforeRegex = new Set(['return', 'typeof', 'case', 'in', 'of', 'void', 'delete', 'else', 'do'])

/**
 * Cuts a script into tokens; enough of ECMAScript to know statements, calls and literals. Not ok, with the line: an
 * unknown character, a text that is not closed, brackets that do not pair or nest
 * more than 100 deep, and templates with `${…}`.
 */
export function tokenizeScript(script: string): TokenAnswer {
  const tokens: Token[] = []
  const open: number[] = []
  let at = 0
  let line = 1
  let fresh = true
  while (at < script.length) {
    const found = matchAt(script, at, tokens.at(-1))
    if (!found) return { ok: false, line }
    const [kind, whole, flags] = found
    at += whole.length
    const lines = countLines(whole)
    if (kind === 'blank' || kind === 'comment') {
      line += lines
      fresh ||= lines > 0
      continue
    }
    const index = tokens.length
    tokens.push({ kind, text: valueOf(kind, whole, flags), line, fresh, mate: -1, ...(flags === undefined ? {} : { flags }) })
    line += lines
    fresh = false
    if (kind !== 'mark') continue
    if (whole === '(' || whole === '[' || whole === '{') open.push(index)
    if (open.length > maxNesting) return { ok: false, line }
    const wanted = closing[whole]
    if (wanted === undefined) continue
    const partner = open.pop()
    if (partner === undefined || tokens[partner]!.text !== wanted) return { ok: false, line }
    tokens[partner]!.mate = index
    tokens[index]!.mate = partner
  }
  const unclosed = open.at(-1)
  return unclosed === undefined ? { ok: true, tokens } : { ok: false, line: tokens[unclosed]!.line }
}

function matchAt(script: string, at: number, before: Token | undefined): [Token['kind'] | 'blank' | 'comment', string, string?] | null {
  for (const [kind, shape] of shapes) {
    shape.lastIndex = at
    const whole = shape.exec(script)?.[0]
    if (whole === undefined) continue
    if (kind === 'mark' && script.startsWith('/*', at)) return null
    if (kind !== 'mark' || whole[0] !== '/' || !regexMayFollow(before)) return [kind, whole]
    regex.lastIndex = at
    const match = regex.exec(script)
    return match ? ['regex', match[0], match[2]] : null
  }
  return null
}

function regexMayFollow(before: Token | undefined): boolean {
  if (before === undefined) return true
  if (before.kind === 'name') return beforeRegex.has(before.text)
  return before.kind === 'mark' && ![')', ']', '}'].includes(before.text)
}

function countLines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

const simple: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', 0: '\0', '\n': '' }

function valueOf(kind: Token['kind'], whole: string, flags: string | undefined): string {
  if (kind === 'regex') return whole.slice(1, whole.length - 1 - (flags ?? '').length)
  if (kind !== 'text') return whole
  return whole
    .slice(1, -1)
    .replace(
      /\\(?:u\{([\da-fA-F]{1,6})\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|([^]))/g,
      (_all, wide?: string, four?: string, two?: string, char?: string) => {
        const code = wide ?? four ?? two
        if (code === undefined) return simple[char ?? ''] ?? char ?? ''
        const point = Number.parseInt(code, 16)
        return point <= 0x10ffff ? String.fromCodePoint(point) : ''
      },
    )
}
