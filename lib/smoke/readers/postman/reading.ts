import { generatedValue } from '../clauses/generated-value'
import { Refusal } from '../refusal'
import { Refusals } from '../refusals'
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
export class Reading extends Refusals {
  private readonly folded = new Map<string, string>()
  private readonly owners = new Map<string, string>()

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
    if (name === null) throw new Refusal(line, 'variable_name_impossible')
    const owner = this.owners.get(name)
    if (owner !== undefined && owner !== own) {
      throw new Refusal(line, 'variables_collide', { first: owner, second: own, variable: `{{${name}}}` })
    }
    this.owners.set(name, own)
    this.folded.set(own, name)
    if (own.startsWith('$')) {
      // Postman makes a new value each time; a variable holds one until somebody sets another.
      this.refuse(line, 'postman_generates', { name: own, variable: `{{${name}}}` })
    }
    return name
  }
}
