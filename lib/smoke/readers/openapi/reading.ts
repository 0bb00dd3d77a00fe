import { memberOf, membersOf, type Placed, textOf } from '../placed/placed'
import { Refusal } from '../refusal'
import { Refusals } from '../refusals'
import { splitWords } from '../split-words'

/** Longest chain of references that name references. */
const maxHops = 50

/** What one document's reading knows: where references lead, and what was refused. */
export class Reading extends Refusals {
  private left = 10_000_000

  constructor(readonly root: Placed) {
    super()
  }

  /** Counts what is made, in characters: references can multiply without end what a document holds. Throws when it is too much. */
  spend(amount: number, line: number): void {
    this.left -= amount
    if (this.left < 0) throw new Refusal(line, 'references_too_many')
  }

  /** What a `$ref` leads to within the document (RFC 6901). Throws for other documents, for nothing, and for circles. */
  resolve(node: Placed | undefined): Placed | undefined {
    let here = node
    for (let hop = 0; hop < maxHops; hop += 1) {
      const ref = textOf(memberOf(here, '$ref'))
      if (here === undefined || ref === undefined) return here
      if (!ref.startsWith('#')) throw new Refusal(here.line, 'ref_elsewhere')
      const target = this.find(ref.slice(1))
      if (!target) throw new Refusal(here.line, 'ref_to_nothing')
      here = target
    }
    throw new Refusal(node?.line ?? 1, 'ref_circle')
  }

  private find(pointer: string): Placed | undefined {
    if (pointer === '') return this.root
    if (!pointer.startsWith('/')) return undefined
    let here: Placed | undefined = this.root
    for (const part of pointer.slice(1).split('/')) {
      const key = decode(part).replaceAll('~1', '/').replaceAll('~0', '~')
      here = Array.isArray(here?.value) ? here.value[/^\d{1,9}$/.test(key) ? Number(key) : -1] : memberOf(here, key)
    }
    return here
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** `petId`, `X-Request-ID` as an environment's variable is named. */
export function variableOf(raw: string): string {
  const name = splitWords(raw.slice(0, 200))
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 60)
  return `{{${name === '' ? 'VALUE' : /^\d/.test(name) ? `V_${name}` : name}}}`
}

/** The value of `example`, or of the first of `examples`: an object of them by name, or a list of values in a schema of 3.1. */
export function exampleOf(node: Placed | undefined, reading: Reading): Placed | undefined {
  const many = memberOf(node, 'examples')
  if (Array.isArray(many?.value) && many.value.length > 0) return many.value[0]
  for (const [, entry] of membersOf(many)) {
    const value = memberOf(reading.resolve(entry), 'value')
    if (value) return value
    reading.refuse(entry.line, 'example_outside')
  }
  return memberOf(node, 'example')
}

/** Text that goes into a request as it is. Braces that would make it a variable of ours are refused. */
export function literalOf(text: string, line: number): string {
  if (text.includes('{{')) throw new Refusal(line, 'example_braces')
  return text.toWellFormed()
}

export const isTrue = (node: Placed | undefined): boolean => node?.value === true
export const numberOf = (node: Placed | undefined): number | undefined => (typeof node?.value === 'number' ? node.value : undefined)
