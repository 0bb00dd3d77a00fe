import { parseLimit } from '../limit'
import { MAX_ITEMS } from '../rules'
import { type Before, type Due, type KindParams, MAX_DEPTH, type TemplateItem } from '../schema'
import type { Tell } from './carried-note'
import { printFence } from './dialect-fence'
import { cutLine, fitLines } from './fit-text'
import type { ItemOrigin } from './origins'
import type { Command, ReadItem } from './read-types'

const MAX_TEXT = 500
const MAX_DETAILS = 8000
const MAX_CHILDREN = 100

export interface ItemMaker {
  makeKey: (text: string) => string
  origins: Record<string, ItemOrigin>
  made: number
  tell: Tell
}

/** Items of a template from items of a document. Those too deep, and those too many for their parent, stand after it. */
export function makeItems(maker: ItemMaker, items: readonly ReadItem[], before: Before, level = 1): TemplateItem[] {
  return items.flatMap((item) => {
    if (maker.made >= MAX_ITEMS) {
      if (maker.made++ === MAX_ITEMS) maker.tell(item.line, 'too_many_items', { max: MAX_ITEMS })
      return []
    }
    maker.made++
    const made = makeItem(maker, item, before)
    const below = makeItems(maker, item.items, before, Math.min(level + 1, MAX_DEPTH))
    if (level >= MAX_DEPTH) {
      if (below.length > 0) maker.tell(item.line, 'too_deep', { max: MAX_DEPTH })
      return [asLeaf(maker, item, made), ...below]
    }
    if (below.length === 0) return [asLeaf(maker, item, made)]
    if (below.length > MAX_CHILDREN) maker.tell(item.line, 'too_many_children', { max: MAX_CHILDREN })
    return [asParent(item, { ...made, items: below.slice(0, MAX_CHILDREN) }), ...below.slice(MAX_CHILDREN)]
  })
}

function makeItem(maker: ItemMaker, item: ReadItem, before: Before): TemplateItem {
  const { kept, rest } = cutLine(item.text, MAX_TEXT)
  const text = kept === '' ? '…' : kept
  if (rest !== '') maker.tell(item.line, 'text_continued')
  const key = maker.makeKey(text)
  const { line, endLine, mark, words, state } = item
  maker.origins[key] = { line, endLine, mark, words: rest === '' ? words : null, state, text }
  return {
    key,
    text,
    textZh: isChinese(text) ? text : '',
    details: [...(rest === '' ? [] : [`…${rest}`]), ...item.notes].join('\n\n'),
    detailsZh: '',
    kind: 'manual',
    params: {},
    before,
    optional: false,
    condition: null,
    due: item.due as Due | null,
    estimateMinutes: null,
    roleKey: null,
    maxAgeHours: null,
    items: [],
  }
}

/** A text that is Chinese and nothing else is its own translation. */
const isChinese = (text: string) => /\p{Script=Han}/u.test(text) && (text.match(/[A-Za-z]{2,}/g)?.join('').length ?? 0) < text.length / 2

/** What an item without others below it asks for: what was guessed, when it can be meant. */
function asLeaf(maker: ItemMaker, { kind, commands, line }: ReadItem, made: TemplateItem): TemplateItem {
  const item = { ...made }
  let left = commands
  if (kind.kind === 'number') {
    const limit = kind.limit.trim()
    if (limit.length <= 60 && parseLimit(limit)) item.params = { limit } satisfies KindParams
    else maker.tell(line, 'limit_unread', { limit })
  } else if (kind.kind === 'command') {
    const command = fitLines(kind.command)
    if (command !== '' && command.length <= 4000) {
      item.params = { command }
      left = commands.filter((each) => fitLines(each.text) !== command)
    } else if (command !== '') maker.tell(line, 'command_long', { max: 4000 })
  } else if (kind.kind === 'smoke') maker.tell(line, 'smoke_by_hand')
  const asks = Object.keys(item.params).length > 0 || kind.kind === 'link' || kind.kind === 'text' || kind.kind === 'file'
  item.kind = asks ? kind.kind : 'manual'
  return withDetails(maker, line, item, left)
}

/** A parent is done when its children are: what it would have asked for stays in its details. */
function asParent({ commands }: ReadItem, made: TemplateItem): TemplateItem {
  return { ...made, details: joinDetails(made.details, commands).slice(0, MAX_DETAILS).toWellFormed().trim() }
}

function withDetails(maker: ItemMaker, line: number, item: TemplateItem, commands: readonly Command[]): TemplateItem {
  const details = joinDetails(item.details, commands)
  if (details.length > MAX_DETAILS) maker.tell(line, 'details_cut', { max: MAX_DETAILS })
  return { ...item, details: details.slice(0, MAX_DETAILS).toWellFormed().trim() }
}

/** Notes, then blocks of code as Markdown. */
export const joinDetails = (details: string, commands: readonly Command[]): string =>
  fitLines(
    [
      details,
      ...commands.map(({ language, text }) => printFence(/^[\w+-]{0,20}$/.test(language) ? language : '', fitLines(text)).join('\n')),
    ].join('\n\n'),
  )
