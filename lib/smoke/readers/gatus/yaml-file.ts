import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Alias,
  type Document,
  type Node,
  type YAMLMap,
} from 'yaml'
import type { RefusedPart } from '../read-request'
import { about, because, type Reason, yamlFlaw } from '../why'

/** One key of a map: its value, and the 1-based line of the key. */
export interface Entry {
  key: string
  value: Node | null
  line: number
}

/** How often more than once the nodes of a document may be read, through aliases that repeat them. */
const mostRepeated = 20_000
const mostMerged = 8

/** A YAML document while it is read: values with their lines, aliases and `<<` followed within limits. Its errors are refused at their lines. */
export class YamlFile {
  readonly refused: RefusedPart[] = []
  readonly root: Node | null
  private readonly counter = new LineCounter()
  private readonly targets = new Map<Alias, Node>()
  private readonly last: number
  private left = mostRepeated

  constructor(source: string) {
    this.last = source.split(/\r\n|\r|\n/).length
    this.root = this.open(source)
  }

  private open(source: string): Node | null {
    try {
      // The parser compares every key with every other: keys that are there twice are looked for below.
      const document = parseDocument(source, { lineCounter: this.counter, logLevel: 'silent', prettyErrors: false, uniqueKeys: false })
      for (const { pos, code } of document.errors) this.refuse(this.lineOf(pos[0]), yamlFlaw(code))
      if (document.errors.length > 0) return null
      this.follow(document)
      return this.refused.length > 0 ? null : document.contents
    } catch {
      // Only a document too deep for the parser gets here.
      this.refuse(1, about('YAML', 'nested_too_deeply'))
      return null
    }
  }

  /** Finds what each alias stands for, the anchor of its name that was set last, and keys that are there twice. */
  private follow(document: Document): void {
    const anchors = new Map<string, Node>()
    visit(document, {
      Node: (_key, node) => {
        this.left++
        if (isMap(node)) this.refuseTwice(node)
        if (isAlias(node)) {
          const target = anchors.get(node.source)
          if (target) this.targets.set(node, target)
        } else if (node.anchor !== undefined) anchors.set(node.anchor, node)
      },
    })
  }

  private refuseTwice(map: YAMLMap): void {
    const known = new Set<unknown>()
    for (const { key } of map.items) {
      if (!isScalar(key) || key.value === '<<') continue
      if (known.has(key.value)) this.refuse(this.line(key), about('YAML', 'key_twice'))
      known.add(key.value)
    }
  }

  /** Whether there is more to read than is read. */
  get exhausted(): boolean {
    return this.left <= 0
  }

  refuse(line: number, ...reason: Reason): void {
    this.refused.push({ line: Math.max(1, Math.min(line, this.last)), why: because(...reason) })
  }

  /** The entries of a map, those of `<<` included where the map does not have its own. Empty for anything else. */
  entries(node: Node | null, depth = 0): Entry[] {
    const map = this.resolve(node)
    if (!isMap(map) || !this.spend(map, map.items.length)) return []
    const own: Entry[] = []
    const merged: Entry[] = []
    for (const pair of map.items) {
      const key = this.text(pair.key as Node | null) ?? ''
      const value = pair.value as Node | null
      if (key === '<<' && depth < mostMerged) merged.push(...this.sources(value).flatMap((source) => this.entries(source, depth + 1)))
      else own.push({ key, value, line: this.line(pair.key as Node | null) })
    }
    const known = new Set(own.map(({ key }) => key))
    for (const entry of merged) {
      if (!known.has(entry.key)) own.push(entry)
      known.add(entry.key)
    }
    return own
  }

  private sources(value: Node | null): Node[] {
    const target = this.resolve(value)
    return isSeq(target) ? this.items(target) : target ? [target] : []
  }

  /** The items of a sequence; empty for anything else. */
  items(node: Node | null): Node[] {
    const seq = this.resolve(node)
    return isSeq(seq) && this.spend(seq, seq.items.length) ? (seq.items as Node[]) : []
  }

  /** A scalar as it is written, without quotes; null for what is none, and for nothing. */
  text(node: Node | null): string | null {
    const scalar = this.resolve(node)
    if (!isScalar(scalar) || scalar.value === null) return null
    return typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? String(scalar.value))
  }

  isList(node: Node | null): boolean {
    return isSeq(this.resolve(node))
  }

  isMap(node: Node | null): boolean {
    return isMap(this.resolve(node))
  }

  line(node: Node | null | undefined): number {
    return this.lineOf(node?.range?.[0] ?? 0)
  }

  private lineOf(offset: number): number {
    return Math.max(1, this.counter.linePos(offset).line)
  }

  private resolve(node: Node | null | undefined): Node | null {
    let found: Node | null = node ?? null
    for (let hop = 0; isAlias(found) && hop < mostMerged; hop++) found = this.targets.get(found) ?? null
    return isAlias(found) ? null : found
  }

  /** Aliases can make a small document endless. */
  private spend(node: Node, amount: number): boolean {
    const enough = this.left > 0
    this.left -= amount + 1
    if (enough && this.left <= 0) this.refuse(this.line(node), about('YAML', 'anchors_repeated'))
    return this.left > 0
  }
}
