import type { Pair, RefusedPart } from '../read-request'
import { because } from '../why'
import type { Block } from './split-blocks'

/** One `name: value` of a block and its 1-based line. `off` is one that begins with `~`. */
export interface Item extends Pair {
  line: number
  off: boolean
}

const quotedName = /^"((?:[^"\\]|\\.)*)"\s*:\s?(.*)$/
const fence = "'''"

/** The pairs of a block, values over several lines included. Refused: lines that are no pair. */
export function readDictionary(block: Block, refused: RefusedPart[]): Item[] {
  const items: Item[] = []
  for (let index = 0; index < block.lines.length; index++) {
    const line = block.line + index + 1
    const source = block.lines[index]!.trim()
    if (source === '') continue
    const off = source.startsWith('~')
    const pair = splitPair(off ? source.slice(1).trimStart() : source)
    if (!pair) {
      refused.push({ line, why: because('pair_expected') })
      continue
    }
    if (pair.value.startsWith(fence) || pair.value === '[') {
      const end = endOf(block, index, pair.value)
      if (end === null) refused.push({ line, why: because('value_open') })
      else pair.value = end.value
      index = end?.index ?? block.lines.length
    }
    items.push({ ...pair, line, off })
  }
  return items
}

function splitPair(source: string): Pair | null {
  const quoted = quotedName.exec(source)
  if (quoted) return { name: quoted[1]!.replace(/\\(.)/g, '$1'), value: quoted[2]!.trim() }
  // The colon of a path or an address inside a name belongs to the name only when it is in brackets.
  const colon = /:(?=\s|$)/.exec(source)?.index ?? source.indexOf(':')
  return colon <= 0 ? null : { name: source.slice(0, colon).trim(), value: source.slice(colon + 1).trim() }
}

/** The value between its fences, and the index of its last line. */
function endOf(block: Block, start: number, first: string): { value: string; index: number } | null {
  const sign = first === '[' ? ']' : fence
  const head = first === '[' ? '' : first.slice(fence.length)
  if (first !== '[' && head.endsWith(fence) && head.length >= fence.length) return { value: head.slice(0, -fence.length), index: start }
  const kept = head === '' ? [] : [head]
  for (let index = start + 1; index < block.lines.length; index++) {
    const line = block.lines[index]!
    if (line.trim().startsWith(sign)) return { value: kept.join('\n') + line.trim().slice(sign.length), index }
    kept.push(line.replace(/^ {1,4}/, ''))
  }
  return null
}
