import type { Budget } from '../assertions/too-costly'

export const ELEMENT = 1
export const ATTRIBUTE = 2
export const TEXT = 3
export const DOCUMENT = 9

type Inner = {
  budget: Budget
  parent: CountedNode | null
  first: CountedNode | null
  last: CountedNode | null
  next: CountedNode | null
  previous: CountedNode | null
  attributes: CountedNode[]
  value: string | null
}

/**
 * A node of a document that is only read, with as much of the DOM as XPath asks for. Every look at it costs a step, so that an expression cannot
 * run away whatever the document.
 */
export class CountedNode {
  readonly #in: Inner
  readonly localName: string | null
  readonly prefix: string | null

  constructor(
    readonly nodeType: number,
    readonly nodeName: string,
    readonly namespaceURI: string | null,
    /** Its place in the document: before those with a greater one. */
    readonly order: number,
    budget: Budget,
    value: string | null = null,
  ) {
    const colon = nodeName.indexOf(':')
    this.prefix = colon > 0 ? nodeName.slice(0, colon) : null
    this.localName = nodeType === ELEMENT || nodeType === ATTRIBUTE ? nodeName.slice(colon + 1) : null
    this.#in = { budget, parent: null, first: null, last: null, next: null, previous: null, attributes: [], value }
  }

  append(child: CountedNode): void {
    child.#in.parent = this
    child.#in.previous = this.#in.last
    if (this.#in.last) this.#in.last.#in.next = child
    else this.#in.first = child
    this.#in.last = child
  }

  addAttribute(attribute: CountedNode): void {
    attribute.#in.parent = this
    this.#in.attributes.push(attribute)
  }

  get firstChild(): CountedNode | null {
    return this.#look(this.#in.first)
  }
  get nextSibling(): CountedNode | null {
    return this.#look(this.#in.next)
  }
  get previousSibling(): CountedNode | null {
    return this.#look(this.#in.previous)
  }
  get parentNode(): CountedNode | null {
    return this.nodeType === ATTRIBUTE ? null : this.#look(this.#in.parent)
  }
  get ownerElement(): CountedNode | null {
    return this.nodeType === ATTRIBUTE ? this.#look(this.#in.parent) : null
  }
  get ownerDocument(): CountedNode {
    const above = this.#look(this.#in.parent)
    return above ? above.ownerDocument : this
  }
  get documentElement(): CountedNode | null {
    for (let child = this.#in.first; child; child = child.#in.next) if (child.nodeType === ELEMENT) return child
    return null
  }
  get attributes() {
    const all = this.#in.attributes
    this.#in.budget.spend()
    return { length: all.length, item: (index: number) => this.#look(all[index] ?? null) }
  }
  get nodeValue(): string | null {
    const { value } = this.#in
    // Whoever reads a text goes through it.
    this.#in.budget.spend(1 + ((value?.length ?? 0) >> 6))
    return value
  }

  /** As the DOM has it: 2 when the other comes before this one, 4 when it comes after. */
  compareDocumentPosition(other: CountedNode): number {
    this.#in.budget.spend()
    return other.order === this.order ? 0 : other.order < this.order ? 2 : 4
  }

  /** Every text below it, in order; without counting. */
  text(): string {
    if (this.#in.value !== null) return this.#in.value
    let text = ''
    let at: CountedNode | null = this.#in.first
    while (at) {
      if (at.nodeType === TEXT) text += at.#in.value ?? ''
      if (at.#in.first) {
        at = at.#in.first
        continue
      }
      while (at && at !== this && !at.#in.next) at = at.#in.parent
      at = at && at !== this ? at.#in.next : null
    }
    return text
  }

  #look<T>(found: T): T {
    this.#in.budget.spend()
    return found
  }
}
