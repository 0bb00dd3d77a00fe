import type { RefusedPart } from '../read-request'
import { because } from '../why'

/** One block of a .bru file: `name {`, its lines, and `}` in the first column. `line` is 1-based, that of its first line. */
export interface Block {
  name: string
  line: number
  list: boolean
  lines: string[]
}

const opening = /^([a-z][\w:-]*)\s*([{[])\s*$/i

/** The blocks of a file in their order. Refused: a block that does not end, and text outside of blocks. */
export function splitBlocks(source: string, refused: RefusedPart[]): Block[] {
  const lines = source.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const blocks: Block[] = []
  let block: Block | null = null
  let lost = false
  for (const [index, line] of lines.entries()) {
    if (block) {
      if (line.trimEnd() === (block.list ? ']' : '}')) block = null
      else block.lines.push(line)
      continue
    }
    const [, name, bracket] = opening.exec(line) ?? []
    const empty = /^([a-z][\w:-]*)\s*(?:\{\s*\}|\[\s*\])\s*$/i.exec(line)?.[1]
    if (empty !== undefined) blocks.push({ name: empty, line: index + 1, list: false, lines: [] })
    else if (name !== undefined) blocks.push((block = { name, line: index + 1, list: bracket === '[', lines: [] }))
    else if (line.trim() !== '' && !lost) refused.push({ line: index + 1, why: because('outside_blocks') })
    lost = !block && empty === undefined && line.trim() !== ''
  }
  if (block) refused.push({ line: block.line, why: because('block_open') })
  return blocks
}

/** The text of a block, without the two spaces that indent it. */
export function textOf(block: Block): string {
  return block.lines.map((line) => line.replace(/^ {1,2}|^\t/, '')).join('\n')
}
