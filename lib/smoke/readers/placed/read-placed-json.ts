import { Refusal } from '../refusal'
import type { Reason } from '../why'
import { maxDepth, type Placed, type PlacedAnswer } from './placed'

class Malformed extends Refusal {}

const numberShape = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
/** Up to the next character that ends a text or is not allowed in one. */
const plainText = /[^"\\\u0000-\u001f]*/y
const blank = /[ \t]*/y
const words = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
])
const escapes: Record<string, string> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

/**
 * Reads JSON (RFC 8259) and keeps the line of every value, which JSON.parse does not. Refused at its line: what is no
 * JSON, a key that stands twice in one object (readers disagree on which holds), and nesting below 200 levels.
 */
export function readPlacedJson(text: string): PlacedAnswer {
  try {
    return { ok: true, root: new JsonReader(text).read() }
  } catch (error) {
    if (error instanceof Malformed) return { ok: false, line: error.line, why: error.why }
    throw error
  }
}

class JsonReader {
  private at: number
  private line = 1

  constructor(private readonly text: string) {
    this.at = text.startsWith('\uFEFF') ? 1 : 0
  }

  read(): Placed {
    const root = this.value(0)
    this.skip()
    if (this.at < this.text.length) this.fail('json_followed')
    return root
  }

  private fail(...reason: Reason): never {
    throw new Malformed(this.line, ...reason)
  }

  private take(shape: RegExp): string {
    shape.lastIndex = this.at
    const found = shape.exec(this.text)?.[0] ?? ''
    this.at += found.length
    return found
  }

  /** Passes white space, counting lines: `\r\n` is one. */
  private skip(): void {
    for (;;) {
      this.take(blank)
      const char = this.text[this.at]
      if (char !== '\n' && char !== '\r') return
      this.at += char === '\r' && this.text[this.at + 1] === '\n' ? 2 : 1
      this.line += 1
    }
  }

  private value(depth: number): Placed {
    if (depth > maxDepth) this.fail('nested_deeper', { levels: maxDepth })
    this.skip()
    const line = this.line
    const char = this.text[this.at]
    if (char === undefined) this.fail('json_ends_early')
    if (char === '{') return { value: this.object(depth), line }
    if (char === '[') return { value: this.list(depth), line }
    if (char === '"') return { value: this.string(), line }
    for (const [word, value] of words) {
      if (!this.text.startsWith(word, this.at)) continue
      this.at += word.length
      return { value, line }
    }
    const source = this.take(numberShape)
    if (source === '') this.fail('json_value_expected')
    return { value: Number(source), line, source }
  }

  private object(depth: number): Map<string, Placed> {
    const members = new Map<string, Placed>()
    this.at += 1
    this.skip()
    if (this.ends('}')) return members
    for (;;) {
      this.skip()
      if (this.text[this.at] !== '"') this.fail('json_key_expected')
      const key = this.string()
      if (members.has(key)) this.fail('key_twice_in_object')
      this.skip()
      if (!this.ends(':')) this.fail('json_colon_expected')
      members.set(key, this.value(depth + 1))
      this.skip()
      if (this.ends('}')) return members
      if (!this.ends(',')) this.fail('json_object_end')
    }
  }

  private list(depth: number): Placed[] {
    const entries: Placed[] = []
    this.at += 1
    this.skip()
    if (this.ends(']')) return entries
    for (;;) {
      entries.push(this.value(depth + 1))
      this.skip()
      if (this.ends(']')) return entries
      if (!this.ends(',')) this.fail('json_list_end')
    }
  }

  private ends(char: string): boolean {
    if (this.text[this.at] !== char) return false
    this.at += 1
    return true
  }

  private string(): string {
    this.at += 1
    const pieces: string[] = []
    for (;;) {
      pieces.push(this.take(plainText))
      const char = this.text[this.at]
      if (char === '"') {
        this.at += 1
        return pieces.join('')
      }
      if (char !== '\\') this.fail('json_text_open')
      pieces.push(this.escape())
    }
  }

  private escape(): string {
    const char = this.text[this.at + 1] ?? ''
    if (char === 'u') {
      const hex = this.text.slice(this.at + 2, this.at + 6)
      if (!/^[0-9a-fA-F]{4}$/.test(hex)) this.fail('json_unicode_escape')
      this.at += 6
      return String.fromCharCode(Number.parseInt(hex, 16))
    }
    const meant = escapes[char]
    if (meant === undefined) this.fail('json_escape_unknown')
    this.at += 2
    return meant
  }
}
