import { DOMParser, type Node as XmlNode, onErrorStopParsing } from '@xmldom/xmldom'
import { type Budget, TooCostly } from '../assertions/too-costly'
import { ATTRIBUTE, CountedNode, DOCUMENT, ELEMENT, TEXT } from './counted-node'
import { type HtmlNode, isElement, parseMarkup, textOfNode } from './html-node'

export type ReadDocument = { root: CountedNode /** Prefixes as the document declares them first. */; namespaces: Record<string, string> }

/** Elements, attributes and texts of a document: XPath copies lists of them as it goes. */
const maxNodes = 100_000

type Level = { into: CountedNode }

/**
 * Reads a document for XPath. XML has to be well-formed and what it declares of entities is not expanded; HTML is read as browsers do, with small
 * names. Null when it cannot be read.
 */
export function readDocument(kind: 'xml' | 'html', body: string, budget: Budget): ReadDocument | null {
  return kind === 'xml' ? readXml(body, budget) : readHtml(body, budget)
}

function readXml(body: string, budget: Budget): ReadDocument | null {
  // How deep it goes is seen by the one that minds; the strict one takes time that grows with the square of it.
  parseMarkup(body, 'xml')
  let parsed: XmlNode
  try {
    parsed = new DOMParser({ onError: onErrorStopParsing, locator: false }).parseFromString(body, 'text/xml')
  } catch {
    return null
  }
  const namespaces: Record<string, string> = {}
  let nodes = 0
  const next = () => {
    if (++nodes > maxNodes) throw new TooCostly()
    return nodes
  }
  const root = new CountedNode(DOCUMENT, '#document', null, next(), budget)
  const open: (Level & { from: XmlNode | null })[] = [{ from: parsed.firstChild, into: root }]
  for (let level = open.at(-1); level; level = open.at(-1)) {
    const { from, into } = level
    if (!from) {
      open.pop()
      continue
    }
    level.from = from.nextSibling
    if (from.nodeType === 3 || from.nodeType === 4) into.append(new CountedNode(TEXT, '#text', null, next(), budget, from.nodeValue ?? ''))
    if (from.nodeType !== 1) continue
    const element = from as XmlNode & {
      namespaceURI: string | null
      attributes: { length: number; item: (at: number) => { name: string; value: string; namespaceURI: string | null } | null }
    }
    const made = new CountedNode(ELEMENT, element.nodeName, element.namespaceURI, next(), budget)
    for (let index = 0; index < element.attributes.length; index++) {
      const attribute = element.attributes.item(index)
      if (!attribute) continue
      if (attribute.name.startsWith('xmlns:')) namespaces[attribute.name.slice(6)] ??= attribute.value
      // A declaration is no attribute in XPath.
      if (attribute.name === 'xmlns' || attribute.name.startsWith('xmlns:')) continue
      made.addAttribute(new CountedNode(ATTRIBUTE, attribute.name, attribute.namespaceURI, next(), budget, attribute.value))
    }
    into.append(made)
    open.push({ from: element.firstChild, into: made })
  }
  return { root, namespaces }
}

function readHtml(body: string, budget: Budget): ReadDocument {
  let nodes = 0
  const next = () => {
    if (++nodes > maxNodes) throw new TooCostly()
    return nodes
  }
  const root = new CountedNode(DOCUMENT, '#document', null, next(), budget)
  const open: (Level & { from: HtmlNode | null })[] = [{ from: parseMarkup(body, 'html').children?.[0] ?? null, into: root }]
  for (let level = open.at(-1); level; level = open.at(-1)) {
    const { from, into } = level
    if (!from) {
      open.pop()
      continue
    }
    level.from = from.nextSibling
    const text = textOfNode(from)
    if (text !== null) into.append(new CountedNode(TEXT, '#text', null, next(), budget, text))
    if (!isElement(from)) continue
    const made = new CountedNode(ELEMENT, from.name, null, next(), budget)
    for (const [name, value] of Object.entries(from.attribs))
      made.addAttribute(new CountedNode(ATTRIBUTE, name, null, next(), budget, value))
    into.append(made)
    open.push({ from: from.children[0] ?? null, into: made })
  }
  return { root, namespaces: {} }
}
