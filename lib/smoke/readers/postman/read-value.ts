import { type Literal, readLiteral } from './read-expression'
import type { Scope } from './read-subject'
import type { Token } from './script-tokens'
import type { Range } from './split-statements'

/** The value of a literal, or of a name that stands for one; undefined for anything else. */
export function readValue(tokens: readonly Token[], range: Range, scope: Scope): Literal | undefined {
  const value = readLiteral(tokens, range)
  if (value !== undefined || range.to - range.from !== 1) return value
  const known = tokens[range.from]!.kind === 'name' ? scope.get(tokens[range.from]!.text) : undefined
  return known?.of === 'literal' ? known.value : undefined
}
