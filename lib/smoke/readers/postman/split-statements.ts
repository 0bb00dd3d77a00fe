import type { Token } from './script-tokens'

/** Tokens from `from` up to, not including, `to`. */
export interface Range {
  from: number
  to: number
}

const control = new Set(['if', 'for', 'while', 'with', 'do', 'else', 'try', 'switch', 'function', 'class', 'async'])
/** Names that go on with the statement before them. */
const continues = new Set(['else', 'catch', 'finally', 'instanceof', 'in'])
/** Marks a statement never begins with, so the line before is not over. */
const continuing = /^(?:[.,)\]}?:*/%&|^<>=([]|\?\.|=>|[=!]==?|<=|>=|&&|\|\||\?\?|[-+]$|.*=)$/
/** Marks a statement never ends with. */
const unfinished = /^(?:[.,([{?:*/%&|^<>=!~+-]|\?\.|=>|[=!]==?|<=|>=|&&|\|\||\?\?|\.\.\.|.+=)$/

/**
 * The statements of a block, semicolons left out. Where a line ends one is decided as automatic semicolons do. What
 * begins with a keyword such as `if` keeps all that hangs on it, so that nothing conditional is taken for the block's own.
 */
export function splitStatements(tokens: readonly Token[], { from, to }: Range): Range[] {
  const statements: Range[] = []
  let start = from
  /** Where the head of a control statement ends: what follows belongs to it, newline or not. */
  let bound = -1
  const close = (end: number, next: number) => {
    if (end > start) statements.push({ from: start, to: end })
    start = next
    bound = -1
  }
  for (let at = from; at < to; at += 1) {
    const token = tokens[at]!
    const before = at > start ? tokens[at - 1]! : undefined
    if (before && token.fresh && at !== bound && endsStatement(before, token)) close(at, at)
    if (token.kind === 'name' && control.has(token.text) && !isMember(before)) bound = at + 1
    if (token.kind !== 'mark') continue
    if (token.text === ';') {
      if (continuesAfter(tokens[at + 1], at + 1 < to)) continue
      close(at, at + 1)
    } else if (token.mate > at) {
      const head = token.text === '(' && at <= bound + 1 && startsWithControl(tokens, start)
      at = Math.min(token.mate, to - 1)
      if (head) bound = at + 1
    }
  }
  close(to, to)
  return statements
}

const isMember = (before: Token | undefined) => before?.kind === 'mark' && (before.text === '.' || before.text === '?.')
const startsWithControl = (tokens: readonly Token[], start: number) => tokens[start]?.kind === 'name' && control.has(tokens[start].text)
const continuesAfter = (next: Token | undefined, within: boolean) => within && next?.kind === 'name' && continues.has(next.text)

function endsStatement(before: Token, next: Token): boolean {
  if (before.kind === 'mark' && unfinished.test(before.text)) return false
  if (before.kind === 'name' && (before.text === 'else' || before.text === 'do')) return false
  if (next.kind === 'name') return !continues.has(next.text)
  return next.kind !== 'mark' || !continuing.test(next.text)
}
