import type { RefusedPart } from '../read-request'
import { generatedValue } from '../clauses/generated-value'
import { Refusal } from '../refusal'
import { splitWords } from '../split-words'

const placeholder = /\{\{([^{}]*)\}\}/g

/** `baseUrl`, `base-url` and `base url` as an environment's variable is named: BASE_URL. Null when nothing of it is left. */
export function upperSnake(raw: string): string | null {
  const name = splitWords(raw.trim())
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  if (name === '') return null
  const whole = /^\d/.test(name) ? `V_${name}` : name
  return whole.length <= 64 ? whole : null
}

/** What one collection's reading has gathered: the names of its variables, and what was refused. */
export class Reading {
  readonly refused: RefusedPart[] = []
  private readonly seen = new Set<string>()
  private readonly folded = new Map<string, string>()
  private readonly owners = new Map<string, string>()

  /** The same at the same line is said once: an inherited script or auth is met by each request below it. */
  refuse(line: number, why: string): void {
    const key = `${line} ${why}`
    if (this.seen.has(key)) return
    this.seen.add(key)
    this.refused.push({ line, why })
  }

  /** The text with each `{{name}}` as `{{NAME}}`. Throws when a name cannot be one, or two names would become the same. */
  fold(text: string, line: number): string {
    return text.replace(placeholder, (_whole, inner: string) => `{{${generatedValue(inner.trim()) ?? this.nameOf(inner, line)}}}`)
  }

  /** The name a variable has with us. Throws a Refusal. */
  nameOf(raw: string, line: number): string {
    const own = raw.trim()
    const known = this.folded.get(own)
    if (known !== undefined && !own.startsWith('$')) return known
    const name = upperSnake(own)
    if (name === null) throw new Refusal(line, 'a variable has a name that cannot become one of letters, digits and _ (at most 64)')
    const owner = this.owners.get(name)
    if (owner !== undefined && owner !== own) {
      throw new Refusal(line, `the variables "${owner}" and "${own}" would both become {{${name}}}: rename one of them`)
    }
    this.owners.set(name, own)
    this.folded.set(own, name)
    if (own.startsWith('$')) {
      // Postman makes a new value each time; a variable holds one until somebody sets another.
      this.refuse(line, `"${own}" is a value Postman generates and we cannot: it became {{${name}}}, to be set`)
    }
    return name
  }
}
