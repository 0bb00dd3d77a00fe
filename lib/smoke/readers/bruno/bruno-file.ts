import { Variables } from '../clauses/variables'
import type { RefusedPart } from '../read-request'
import { because, type Reason } from '../why'
import { type Item, readDictionary } from './read-dictionary'
import { type Block, splitBlocks, textOf } from './split-blocks'

/** A .bru file while it is read. What is taken is remembered, so that the rest can be refused. */
export class BrunoFile {
  readonly refused: RefusedPart[] = []
  readonly variables = new Variables(this.refused, { generated: /^\$/, prefix: /^process\.env\./ })
  readonly blocks: Block[]
  private readonly taken = new Set<Block>()

  constructor(source: string) {
    this.blocks = splitBlocks(source, this.refused)
  }

  refuse(line: number, ...reason: Reason): void {
    this.refused.push({ line, why: because(...reason) })
  }

  text(source: string, line: number): string {
    return this.variables.text(source, line)
  }

  /** The first block of one of these names. */
  take(...names: string[]): Block | undefined {
    const block = this.blocks.find((one) => names.includes(one.name) && !this.taken.has(one))
    if (block) this.taken.add(block)
    return block
  }

  /** Blocks that nobody has taken. */
  left(): Block[] {
    return this.blocks.filter((block) => !this.taken.has(block))
  }

  /** The pairs of a block with variables renamed; those switched off are refused, so that nobody misses them. */
  items(block: Block | undefined): Item[] {
    return block ? this.pairs(block).map((item) => this.resolve(item)) : []
  }

  /** What these variables stand for is known to this request only: it is put in, into those further down too. */
  define(block: Block | undefined): void {
    for (const item of block ? this.pairs(block) : []) this.variables.set(item.name.replace(/^@/, ''), this.resolve(item).value)
  }

  private pairs(block: Block): Item[] {
    const all = readDictionary(block, this.refused)
    for (const { line, off } of all) if (off) this.refuse(line, 'line_off')
    return all.filter(({ off }) => !off)
  }

  private resolve(item: Item): Item {
    return { ...item, name: this.text(item.name, item.line), value: this.text(item.value, item.line) }
  }

  /** The text of a block with variables renamed. */
  bodyText(block: Block): string {
    return this.text(textOf(block), block.line + 1)
  }
}
