import type { RefusedPart } from '../read-request'
import { generatedValue } from './generated-value'
import { splitWords } from '../split-words'
import { because, type WhyCode } from '../why'

/** How a format writes its variables, where it differs from a plain name. */
export interface Naming {
  /** Names that stand for a value made anew at each run. */
  generated: RegExp
  /** Written before a name that comes from the surroundings; it says nothing about the value. */
  prefix?: RegExp
}

const placeholder = /\{\{([^{}]*)\}\}/g
const plausible = /^[$A-Za-z_][\w.-]{0,99}$/

/** Characters that constants of one document may put in altogether: a short name can stand for a long value many times. */
const mostPutIn = 200_000

/**
 * The variables of one document: `{{name}}` becomes `{{NAME}}` (A-Z, 0-9 and `_`), or the value the document itself gives it. Refused: what
 * is no name, generated values, and two names that become the same one.
 */
export class Variables {
  private readonly names = new Map<string, string>()
  private readonly constants = new Map<string, string>()
  private readonly told = new Set<string>()
  private putIn = 0

  constructor(
    private readonly refused: RefusedPart[],
    private readonly naming: Naming,
  ) {}

  /** The name as a suite has it. */
  name(original: string, line: number): string {
    const name = original.replace(this.naming.prefix ?? /^$/, '')
    const upper = splitWords(name)
      .toUpperCase()
      .replace(/[^A-Z0-9_]/g, '_')
    const folded = (/^[A-Z]/.test(upper) ? upper : `V${upper.startsWith('_') ? '' : '_'}${upper}`).slice(0, 64)
    const known = this.names.get(folded)
    if (known === undefined) this.names.set(folded, name)
    else if (known !== name) this.tell(line, 'variables_alike')
    return folded
  }

  /** A text with its variables renamed. `line` is where the text begins. */
  text(source: string, line: number): string {
    let at = line
    let from = 0
    return source.replace(placeholder, (whole, inner: string, offset: number) => {
      for (; from < offset; from++) if (source[from] === '\n') at++
      return this.replace(whole, inner.trim(), at)
    })
  }

  private replace(whole: string, name: string, line: number): string {
    if (this.naming.generated.test(name)) {
      const ours = generatedValue(name)
      if (ours !== undefined) return `{{${ours}}}`
      this.tell(line, 'value_not_generated')
      return `{{${this.name(name.replace(/^\$/, ''), line)}}}`
    }
    if (!plausible.test(name)) {
      this.tell(line, 'braces_no_name')
      return whole
    }
    const value = this.constants.get(name)
    if (value === undefined) return `{{${this.name(name, line)}}}`
    this.putIn += value.length
    if (this.putIn <= mostPutIn) return value
    this.tell(line, 'variables_too_long')
    return `{{${this.name(name, line)}}}`
  }

  /** From here on the name stands for this value, in which variables are put in already. */
  set(name: string, value: string): void {
    this.constants.set(name, value)
  }

  /** From here on the name stands for what a run finds. */
  unset(name: string): void {
    this.constants.delete(name)
  }

  /** One reason at one line is told once. */
  private tell(line: number, why: WhyCode): void {
    const key = `${line} ${why}`
    if (this.told.has(key)) return
    this.told.add(key)
    this.refused.push({ line, why: because(why) })
  }
}
