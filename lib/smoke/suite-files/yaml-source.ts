import type { Locale } from '@/lib/core/texts'
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'

import { whyWords } from '../readers/say-why'
import { about, because, type Reason, type Why, yamlFlaw } from '../readers/why'

/** What is wrong with a file, and where; both 1-based. */
export interface FileFlaw {
  line: number
  column: number
  why: string
}

/** A key of a map with what stands behind it. */
export interface Entry {
  key: string
  node: Node
}

/** The name of what is read: a key as it is written, or words of ours. */
type What = string | Why

/** Deeper files are refused: no suite comes near. */
const maxDepth = 20
/** Flaws that are told; whoever has more has another problem. */
const mostFlaws = 50

/** A YAML document of ours while it is read: strict (no aliases, no unknown keys), each flaw with its place. */
export class YamlSource {
  readonly flaws: FileFlaw[] = []
  readonly root: Node | null
  private readonly counter = new LineCounter()
  private readonly places = new Map<string, Node>()

  private readonly say: (why: Why) => string

  constructor(text: string, locale: Locale) {
    this.say = whyWords(locale)
    this.root = this.open(text)
  }

  private open(text: string): Node | null {
    try {
      const document = parseDocument(text, {
        lineCounter: this.counter,
        prettyErrors: false,
        logLevel: 'error',
        uniqueKeys: false,
        merge: false,
      })
      for (const { pos, code } of [...document.errors, ...document.warnings])
        this.flaw(pos[0], code === 'MULTIPLE_DOCS' ? 'one_suite_per_file' : yamlFlaw(code))
      if (this.flaws.length > 0) return null
      if (document.contents === null) this.flaw(0, 'file_empty')
      return document.contents
    } catch {
      this.flaw(0, 'nested_too_deeply')
      return null
    }
  }

  flaw(at: Node | number | null, ...reason: Reason): void {
    this.tell(at, this.say(because(...reason)))
  }

  /** A flaw whose sentence somebody else has made. */
  tell(at: Node | number | null, why: string): void {
    if (this.flaws.length >= mostFlaws) return
    const offset = typeof at === 'number' ? at : (at?.range?.[0] ?? 0)
    const { line, col } = this.counter.linePos(offset)
    this.flaws.push({ line: Math.max(1, line), column: Math.max(1, col), why })
  }

  /** Remembers where a part of what is read stands, for what a schema says of it later. */
  place(path: string, node: Node): void {
    this.places.set(path, node)
  }

  isPlaced(path: string): boolean {
    return this.places.has(path)
  }

  /** The place of a part, or of the nearest around it. */
  nodeAt(path: string): Node | null {
    for (let own = path; own !== ''; own = own.slice(0, Math.max(0, own.lastIndexOf('.')))) {
      const node = this.places.get(own)
      if (node) return node
    }
    return this.root
  }

  /** The entries of a map, by key. Flaws: what is no map, a key that is not among `known`, one that stands twice. */
  entries(node: Node, what: What, known?: readonly string[]): Map<string, Node> {
    const found = new Map<string, Node>()
    if (!isMap(node)) {
      this.flaw(node, about(what, 'keys_expected'))
      return found
    }
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value ?? '') : null
      if (name === null || (known && !known.includes(name))) {
        if (known) this.flaw(key as Node, 'key_not_among', { what, keys: known.join(', ') })
        else this.flaw(key as Node, 'key_unknown', { what })
      } else if (found.has(name)) this.flaw(key as Node, about(what, 'key_stands_twice'))
      // A key without a value is told at the key.
      else found.set(name, (value as Node | null) ?? (key as Node))
      if (value === null && name !== null) found.delete(name)
    }
    return found
  }

  list(node: Node, what: What): Node[] {
    if (isSeq(node)) return node.items as Node[]
    this.flaw(node, about(what, 'list_expected'))
    return []
  }

  isMap(node: Node): boolean {
    return isMap(node)
  }

  isList(node: Node): boolean {
    return isSeq(node)
  }

  /** A scalar as a text: numbers, `true` and `null` as they are written. */
  text(node: Node, what: What): string {
    if (isScalar(node)) {
      if (typeof node.value === 'string') return node.value
      if (node.source !== undefined && node.source !== '') return node.source
    }
    this.flaw(node, about(what, 'text_expected'))
    return ''
  }

  flag(node: Node, what: What): boolean {
    if (isScalar(node) && typeof node.value === 'boolean') return node.value
    this.flaw(node, about(what, 'flag_expected'))
    return false
  }

  /** A scalar as YAML has it. */
  scalar(node: Node, what: What): string | number | boolean | null {
    const value = isScalar(node) ? node.value : undefined
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number' && Number.isFinite(value)) return value
    this.flaw(node, about(what, 'scalar_expected'))
    return null
  }

  /** Any value as JSON has it. */
  json(node: Node, what: What, depth = 0): unknown {
    if (depth > maxDepth || isAlias(node)) {
      this.flaw(node, isAlias(node) ? 'alias_unread' : 'nested_too_deeply')
      return null
    }
    if (isMap(node))
      return Object.fromEntries([...this.entries(node, what)].map(([key, value]) => [key, this.json(value, what, depth + 1)]))
    if (isSeq(node)) return node.items.map((item) => this.json(item as Node, what, depth + 1))
    return this.scalar(node, what)
  }
}
