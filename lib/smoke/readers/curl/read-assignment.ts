import { variableName } from './expand-word'
import type { Part, ScriptItem, Word } from './shell'

export interface Assignment {
  name: string
  /** The name as a variable of an environment has it. */
  variable: string
  parts: Part[]
  /** What stands in `$(…)` when the value is that alone. */
  script: ScriptItem[] | null
}

/** `NAME=value`, with the name unquoted; null for any other word, and for names that no variable can have. */
export function readAssignment(word: Word): Assignment | null {
  const [first, ...rest] = word.parts
  if (first?.kind !== 'text' || first.quoted) return null
  const [whole = '', name = ''] = /^([A-Za-z_]\w*)=/.exec(first.text) ?? []
  const variable = variableName(name)
  if (!variable) return null
  const parts: Part[] = [{ ...first, text: first.text.slice(whole.length) }, ...rest]
  const filled = parts.filter((part) => part.kind !== 'text' || part.text !== '')
  const [only] = filled
  return { name, variable, parts, script: filled.length === 1 && only?.kind === 'script' ? only.items : null }
}
