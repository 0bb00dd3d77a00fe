import { DomHandler, Parser } from 'htmlparser2'
import { TooCostly } from '../assertions/too-costly'

/** A node as htmlparser2 makes it, as far as it is looked at here. */
export type HtmlNode = {
  type: string
  parent: HtmlNode | null
  nextSibling: HtmlNode | null
  children?: HtmlNode[]
  /** Of a text. */
  data?: string
}
export type HtmlElement = HtmlNode & { name: string; attribs: Record<string, string>; children: HtmlNode[] }

/** Open elements at once. The parser looks through them for each end tag, and XPath goes down by calling itself; no page that people write is as deep. */
const maxDepth = 1000

/** Makes the tree, and gives up where it would become too deep. */
class BoundedHandler extends DomHandler {
  #open = 0

  override onopentag(name: string, attribs: Record<string, string>): void {
    if (++this.#open > maxDepth) throw new TooCostly()
    super.onopentag(name, attribs)
  }

  override onclosetag(): void {
    this.#open--
    super.onclosetag()
  }
}

/** Reads HTML as browsers do, or XML without complaint: fails only as too costly. */
export function parseMarkup(body: string, kind: 'xml' | 'html'): HtmlNode {
  const handler = new BoundedHandler()
  new Parser(handler, { xmlMode: kind === 'xml' }).end(body)
  return handler.root as unknown as HtmlNode
}

export const isElement = (node: HtmlNode): node is HtmlElement => node.type === 'tag' || node.type === 'script' || node.type === 'style'

/** The characters of a text node; null for any other. */
export const textOfNode = (node: HtmlNode): string | null => (node.type === 'text' ? (node.data ?? '') : null)
