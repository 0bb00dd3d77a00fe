import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml'
import { Refusal } from '../refusal'
import { because } from '../why'
import { maxDepth, type Placed, type PlacedAnswer } from './placed'

class Unusable extends Refusal {}

/**
 * Reads one YAML 1.2 document and keeps the line of every value. An alias is the value it names, once, however often it
 * is named. Refused at its line: what is no YAML, several documents in one file, keys that are lists or objects, a key
 * that stands twice, an alias inside what it names, and nesting below 200 levels.
 */
export function readPlacedYaml(text: string): PlacedAnswer {
  const lines = new LineCounter()
  const lineAt = (offset: number | undefined) => Math.max(1, lines.linePos(offset ?? 0).line)
  const deep = deepLine(text)
  if (deep !== null) return { ok: false, line: deep, why: because('nested_deeper', { levels: maxDepth }) }
  try {
    // Keys that stand twice are found while walking: the package compares each key with every other.
    const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, logLevel: 'error', prettyErrors: false })
    const [flaw] = document.errors
    if (flaw) {
      const why = flaw.code === 'MULTIPLE_DOCS' ? because('yaml_documents_several') : because('yaml_malformed', { code: flaw.code })
      return { ok: false, line: lineAt(Math.min(flaw.pos[0], text.length)), why }
    }
    return { ok: true, root: new Walk(lineAt).place(document.contents, 0, 1) }
  } catch (error) {
    if (error instanceof Unusable) return { ok: false, line: error.line, why: error.why }
    return { ok: false, line: 1, why: because('yaml_unreadable') }
  }
}

/** The first line that opens far more brackets than a document has levels, or is indented as far: the parser itself is deep there. */
function deepLine(text: string): number | null {
  let open = 0
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const marks = /^(?:[ \t]*[-?:](?=[ \t]|$))*/.exec(line)?.[0] ?? ''
    if (marks.replace(/[ \t]/g, '').length > maxDepth) return index + 1
    for (const [bracket] of line.matchAll(/[[\]{}]/g)) {
      open = Math.max(0, open + (bracket === '[' || bracket === '{' ? 1 : -1))
      // Brackets inside texts count as well, so the bound is generous.
      if (open > maxDepth + 100) return index + 1
    }
  }
  return null
}

class Walk {
  private readonly anchors = new Map<string, Placed>()

  constructor(private readonly lineAt: (offset: number | undefined) => number) {}

  place(node: unknown, depth: number, near: number): Placed {
    if (node === null || node === undefined) return { value: null, line: near }
    const line = this.lineAt((node as Node).range?.[0])
    if (depth > maxDepth) throw new Unusable(line, 'nested_deeper', { levels: maxDepth })
    if (isAlias(node)) {
      // An anchor is known once its value is complete, so no alias can stand inside what it names.
      const known = this.anchors.get(node.source)
      if (!known) throw new Unusable(line, 'alias_unknown')
      return known
    }
    const placed = this.placeValue(node, line, depth)
    const { anchor } = node as { anchor?: string }
    if (anchor) this.anchors.set(anchor, placed)
    return placed
  }

  private placeValue(node: unknown, line: number, depth: number): Placed {
    if (isMap(node)) return { value: this.members(node, depth), line }
    if (isSeq(node)) return { value: node.items.map((item) => this.place(item, depth + 1, line)), line }
    if (!isScalar(node)) throw new Unusable(line, 'no_value_here')
    const { value, source } = node
    if (typeof value === 'number') {
      const written = source !== undefined && /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(source)
      if (!Number.isFinite(value)) throw new Unusable(line, 'number_not_json')
      return written ? { value, line, source } : { value, line }
    }
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return { value, line }
    return { value: source ?? '', line }
  }

  private members(map: YAMLMap, depth: number): Map<string, Placed> {
    const members = new Map<string, Placed>()
    for (const { key, value } of map.items) {
      const line = this.lineAt((key as Node | null)?.range?.[0])
      if (!isScalar(key)) throw new Unusable(line, 'key_no_text')
      // Status codes are keys without quotes: `200:` is meant as text.
      const name = typeof key.value === 'string' ? key.value : (key.source ?? String(key.value))
      if (members.has(name)) throw new Unusable(line, 'key_twice_in_object')
      // Where a member begins is where its key stands: that is the line a person looks for.
      const placed = this.place(value, depth + 1, line)
      members.set(name, isAlias(value) ? placed : { ...placed, line })
    }
    return members
  }
}
