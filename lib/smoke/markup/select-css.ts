import { compile, selectAll } from 'css-select'
import { Budget } from '../assertions/too-costly'
import { type HtmlElement, type HtmlNode, isElement, parseMarkup, textOfNode } from './html-node'

/** Looks at nodes that one selector may take: some seconds on a slow machine at worst. */
const maxSteps = 5_000_000

/** Whether a selector is one that can be used. */
export function isSelector(selector: string): boolean {
  try {
    compile(selector)
    return true
  } catch {
    return false
  }
}

/** The elements that a selector finds, each as its text (spaces folded) or the value of one attribute; elements without it are left out. */
export function selectCss(selector: string, attribute: string, kind: 'xml' | 'html', body: string, steps = maxSteps): string[] {
  const budget = new Budget(steps)
  const options = { xmlMode: kind === 'xml', adapter: counting(budget) }
  const found = selectAll<HtmlNode, HtmlElement>(selector, parseMarkup(body, kind), options)
  if (attribute === '') return found.map((element) => textBelow(element, budget).replace(/\s+/g, ' ').trim())
  const name = kind === 'xml' ? attribute : attribute.toLowerCase()
  return found.flatMap(({ attribs }) => (Object.hasOwn(attribs, name) ? [attribs[name] ?? ''] : []))
}

/** Goes about a document as css-select asks, and counts. */
function counting(budget: Budget) {
  const valueOf = ({ attribs }: HtmlElement, name: string) => (Object.hasOwn(attribs, name) ? attribs[name] : undefined)
  const all = (nodes: HtmlNode[]) => {
    budget.spend(1 + nodes.length)
    return nodes
  }
  const one = <T>(found: T): T => {
    budget.spend()
    return found
  }
  return {
    isTag: (node: HtmlNode): node is HtmlElement => one(isElement(node)),
    getAttributeValue: (element: HtmlElement, name: string) => {
      const value = valueOf(element, name)
      budget.spend(1 + ((value?.length ?? 0) >> 5))
      return value
    },
    hasAttrib: (element: HtmlElement, name: string) => one(valueOf(element, name) !== undefined),
    getName: (element: HtmlElement) => one(element.name),
    getParent: (element: HtmlElement) => one(element.parent),
    getChildren: (node: HtmlNode) => all(node.children ?? []),
    getSiblings: (node: HtmlNode) => all(node.parent?.children ?? [node]),
    getText: (node: HtmlNode) => textBelow(node, budget),
    // Only ever called with the one document.
    removeSubsets: (nodes: HtmlNode[]) => nodes,
    equals: (a: HtmlNode, b: HtmlNode) => one(a === b),
  }
}

function textBelow(top: HtmlNode, budget: Budget): string {
  const own = textOfNode(top)
  if (own !== null) return own
  let text = ''
  let at: HtmlNode | null = top.children?.[0] ?? null
  while (at) {
    const data: string | null = textOfNode(at)
    budget.spend(1 + ((data?.length ?? 0) >> 5))
    if (data !== null) text += data
    const below: HtmlNode | undefined = at.children?.[0]
    if (below) {
      at = below
      continue
    }
    while (at && at !== top && !at.nextSibling) at = at.parent
    at = at && at !== top ? at.nextSibling : null
  }
  return text
}
