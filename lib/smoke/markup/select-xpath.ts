import * as xpath from 'xpath'
import { Budget } from '../assertions/too-costly'
import { CountedNode } from './counted-node'
import { readDocument } from './read-document'

/** Looks at nodes that one expression may take: about 2 µs each. */
const maxSteps = 1_000_000

type Options = { node: CountedNode; namespaces: Record<string, string>; allowAnyNamespaceForNoPrefix: boolean }
type Answer = { toArray?: () => CountedNode[]; stringValue: () => string; numberValue: () => number }
type Expression = { evaluate: (options: Options) => Answer }

function parse(expression: string): Expression | null {
  try {
    return (xpath as unknown as { parse: (text: string) => Expression }).parse(expression)
  } catch {
    return null
  }
}

/** Whether an expression is one of XPath 1.0. */
export const isXpath = (expression: string) => parse(expression) !== null

/**
 * The texts that an expression finds: of each node, or the one value it computes. A name without a prefix means any namespace; prefixes are those
 * the document declares. Nothing computed (an empty text, no number) is nothing found. Null when the document cannot be read.
 */
export function selectXpath(expression: string, kind: 'xml' | 'html', body: string, steps = maxSteps): string[] | null {
  const parsed = parse(expression)
  const budget = new Budget(steps)
  const document = parsed && readDocument(kind, body, budget)
  if (!document) return null
  const answer = parsed.evaluate({ node: document.root, namespaces: document.namespaces, allowAnyNamespaceForNoPrefix: true })
  if (answer.toArray) return answer.toArray().map((node) => (node instanceof CountedNode ? node.text() : ''))
  const text = answer.stringValue()
  return text === '' || text === 'NaN' ? [] : [text]
}
