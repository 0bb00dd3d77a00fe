import createMarkdown, { type Env, type Token } from 'markdown-it'

/** A document as nested blocks. `line` is the first, `end` the line after the last, both 0-based. */
export type Block =
  | { type: 'heading'; level: number; content: string; line: number; end: number }
  | { type: 'paragraph'; lines: string[]; line: number; end: number }
  | { type: 'list'; ordered: boolean; items: ListItem[]; line: number; end: number }
  | { type: 'quote'; children: Block[]; line: number; end: number }
  | { type: 'table'; line: number; end: number }
  | { type: 'code'; info: string; fenced: boolean; content: string; line: number; end: number }
  | { type: 'html'; content: string; line: number; end: number }
  | { type: 'rule'; markup: string; line: number; end: number }

export interface ListItem {
  children: Block[]
  line: number
  end: number
}

// Inline content is read only where a label is wanted: parsing all of it costs two thirds of the time.
const md = createMarkdown({ html: true })
md.core.ruler.disable(['inline', 'text_join'])
md.inline.ruler.disable(['linkify'])

/** The parser, for reading inline content. */
export const markdown = md

/** The blocks of a document and what its link references are kept in. Line ends may be of any kind. */
export function parseBlocks(text: string): { blocks: Block[]; env: Env } {
  const env: Env = {}
  const tokens = md.parse(text, env)
  // `[^1]: …` is a footnote, which this parser takes for a link's definition.
  for (const label of Object.keys(env.references ?? {})) if (label.startsWith('^')) delete env.references![label]
  const cursor = { at: 0 }
  return { blocks: readBlocks(tokens, cursor), env }
}

function readBlocks(tokens: Token[], cursor: { at: number }): Block[] {
  const blocks: Block[] = []
  while (cursor.at < tokens.length) {
    const token = tokens[cursor.at]!
    if (token.nesting === -1) break
    cursor.at++
    const block = readBlock(token, tokens, cursor)
    if (block) blocks.push(block)
  }
  return blocks
}

function readBlock(token: Token, tokens: Token[], cursor: { at: number }): Block | null {
  const [line, end] = token.map ?? [0, 0]
  switch (token.type) {
    case 'heading_open': {
      const content = tokens[cursor.at]!.content
      cursor.at += 2
      return { type: 'heading', level: Number(token.tag.slice(1)), content, line, end }
    }
    case 'paragraph_open': {
      const content = tokens[cursor.at]!.content
      cursor.at += 2
      return { type: 'paragraph', lines: content.split('\n'), line, end }
    }
    case 'bullet_list_open':
    case 'ordered_list_open': {
      const items: ListItem[] = []
      while (tokens[cursor.at]?.type === 'list_item_open') {
        const [from, to] = tokens[cursor.at++]!.map ?? [line, end]
        items.push({ children: readBlocks(tokens, cursor), line: from, end: to })
        cursor.at++
      }
      cursor.at++
      return { type: 'list', ordered: token.type === 'ordered_list_open', items, line, end }
    }
    case 'blockquote_open': {
      const children = readBlocks(tokens, cursor)
      cursor.at++
      return { type: 'quote', children, line, end }
    }
    case 'table_open':
      while (tokens[cursor.at]?.type !== 'table_close') cursor.at++
      cursor.at++
      return { type: 'table', line, end }
    case 'fence':
    case 'code_block':
      return { type: 'code', info: token.info.trim(), fenced: token.type === 'fence', content: token.content, line, end }
    case 'html_block':
      return { type: 'html', content: token.content, line, end }
    case 'hr':
      return { type: 'rule', markup: token.markup, line, end }
    default:
      return null
  }
}
