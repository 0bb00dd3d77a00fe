import { assertionKinds } from '../../assertions'
import { entriesOf, memberOf, type Placed, scalarOf, textOf } from '../placed/placed'
import type { ReadAssertion, ReadCapture } from '../read-request'
import { Refusal } from '../refusal'
import { because, type Reason } from '../why'
import { readComparison } from './read-comparison'
import { type Link, readChain, readLiteral } from './read-expression'
import { readExpectation } from './read-expectation'
import { readResponseClaim } from './read-response-claim'
import { readSubject, type Scope, type Subject } from './read-subject'
import { readTestBody } from './read-test-body'
import type { Reading } from './reading'
import { type Token, tokenizeScript } from './script-tokens'
import { type Range, splitStatements } from './split-statements'

export interface ScriptAnswer {
  assertions: ReadAssertion[]
  captures: ReadCapture[]
}

/** As many as a step holds. */
const mostAssertions = 40
const mostCaptures = 20
/** Names of parts of the answer a script may keep: each test has them all. */
const mostNames = 50

/** The scripts of a collection, folder or request: tests are read, scripts that run before the request are refused. */
export function readEvents(events: Placed | undefined, reading: Reading): ScriptAnswer[] {
  return entriesOf(events).flatMap((event) => {
    if (memberOf(event, 'disabled')?.value === true) return []
    const script = memberOf(event, 'script')
    const exec = Array.isArray(script?.value) || textOf(script) !== undefined ? script : memberOf(script, 'exec')
    const { text, lines } = textOfScript(exec)
    const tokens = tokenizeScript(text)
    if (tokens.ok && tokens.tokens.length === 0) return []
    const lineOf = (line: number) => lines[line - 1] ?? event.line
    if (scalarOf(memberOf(event, 'listen')) !== 'test') {
      const line = tokens.ok ? lineOf(tokens.tokens[0]!.line) : lineOf(1)
      reading.refuse(line, 'prerequest_not_run')
      return []
    }
    if (tokens.ok) return [new ScriptReader(tokens.tokens, lineOf, reading).read()]
    reading.refuse(lineOf(tokens.line), 'test_script_unread')
    return []
  })
}

/** Its text, and for each line of it the line of the file: each entry of `exec` is a line, or several with breaks in them. */
function textOfScript(exec: Placed | undefined): { text: string; lines: number[] } {
  const pieces = textOf(exec) === undefined ? entriesOf(exec) : [exec!]
  const lines: number[] = []
  const texts = pieces.map((piece) => (textOf(piece) ?? '').replace(/\r\n?|[\u2028\u2029]/g, '\n'))
  for (const [index, text] of texts.entries()) for (const _ of text.split('\n')) lines.push(pieces[index]!.line)
  return { text: texts.join('\n'), lines }
}

const stores = new Set(['environment', 'collectionVariables', 'globals', 'variables'])
/** Names that change what they are called on. */
const changers = new Set(['pop', 'push', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'fill', 'delete', 'assign'])
const assigns = new Set(['=', '+=', '-=', '*=', '/=', '++', '--', '??=', '||=', '&&='])

class ScriptReader {
  private readonly answer: ScriptAnswer = { assertions: [], captures: [] }

  constructor(
    private readonly tokens: readonly Token[],
    private readonly lineOf: (line: number) => number,
    private readonly reading: Reading,
  ) {}

  read(): ScriptAnswer {
    this.block({ from: 0, to: this.tokens.length }, new Map())
    return this.answer
  }

  private block(range: Range, scope: Map<string, Subject>): void {
    let over = false
    for (const statement of splitStatements(this.tokens, range)) {
      const word = this.tokens[statement.from]!.text
      if (over) this.refuse(statement, 'after_script_end')
      else if (!this.statement(statement, scope)) this.refuseStatement(statement, scope)
      over ||= word === 'return' || word === 'throw' || word === 'break'
    }
  }

  /** Whether the statement is understood, whole. */
  private statement(range: Range, scope: Map<string, Subject>): boolean {
    if (this.declare(range, scope)) return true
    if (this.tokens[range.from]!.text === 'tests' && !scope.has('tests')) return this.legacyTest(range, scope)
    const chain = readChain(this.tokens, range)
    const links = chain?.links ?? []
    const [first, second, third, fourth] = links
    const called = second?.is === 'call' ? second.args : third?.is === 'call' ? third.args : null
    if (!chain || first?.is !== 'prop' || !called) return chain?.root === 'pm' && first?.is === 'prop' && this.claim(links, scope)
    const isLegacy = chain.root === 'postman' && (first.name === 'setEnvironmentVariable' || first.name === 'setGlobalVariable')
    if (isLegacy && links.length === 2) return this.capture(called, range, scope)
    if (chain.root !== 'pm') return false
    if (second?.is === 'prop' && second.name === 'set' && stores.has(first.name) && !fourth) return this.capture(called, range, scope)
    if (second?.is !== 'call') return this.claim(links, scope)
    if (first.name === 'test' && links.length === 2) return this.test(second.args, scope)
    if (first.name !== 'expect' || !second.args[0]) return false
    const subject = readSubject(this.tokens, second.args[0], scope)
    if (subject) return this.keep(readExpectation(this.tokens, subject, links.slice(2), scope))
    const said = links.slice(2).map((link) => (link.is === 'prop' ? link.name : '()'))
    return said.join('.') === 'to.be.true' && this.keep(readComparison(this.tokens, second.args[0], scope))
  }

  /** `tests['name'] = responseCode.code === 200`: how tests were written at first. */
  private legacyTest({ from, to }: Range, scope: Scope): boolean {
    const open = this.tokens[from + 1]
    const sign = open?.text === '[' && open.mate > 0 ? open.mate + 1 : -1
    if (sign < 0 || sign >= to || this.tokens[sign]!.text !== '=') return false
    return this.keep(readComparison(this.tokens, { from: sign + 1, to }, scope))
  }

  private claim(links: Link[], scope: Scope): boolean {
    const [first, second] = links
    if (first?.is !== 'prop' || first.name !== 'response' || second?.is !== 'prop' || second.name !== 'to') return false
    return this.keep(readResponseClaim(this.tokens, links.slice(2), scope))
  }

  /** `const data = pm.response.json()`: the name stands for that part of the answer from here on. */
  private declare({ from, to }: Range, scope: Map<string, Subject>): boolean {
    const start = ['const', 'let', 'var'].includes(this.tokens[from]!.text) ? from + 1 : from
    const [name, sign] = [this.tokens[start], this.tokens[start + 1]]
    if (start + 2 >= to || name?.kind !== 'name' || sign?.kind !== 'mark' || sign.text !== '=') return false
    const subject = this.standsFor({ from: start + 2, to }, scope)
    if (subject && scope.size >= mostNames && !scope.has(name.text)) return false
    if (subject) scope.set(name.text, subject)
    return subject !== null
  }

  /** A part of the answer, a value that is written out, or what validates schemas. */
  private standsFor(range: Range, scope: Scope): Subject | null {
    const words = this.tokens.slice(range.from, range.from + 3).map(({ text }) => text)
    if (words[0] === 'new' && words[1] === 'Ajv') return { of: 'validator' }
    if (words[0] === 'require' && words[2] && /^(ajv|tv4)$/.test(words[2])) return { of: 'literal', value: words[2] }
    const subject = readSubject(this.tokens, range, scope)
    if (subject) return subject
    const value = readLiteral(this.tokens, range)
    return value === undefined ? null : { of: 'literal', value }
  }

  /** `pm.test(name, function)`: what the function holds counts as if it stood alone. */
  private test(args: Range[], scope: Map<string, Subject>): boolean {
    const body = args.length === 2 ? readTestBody(this.tokens, args[1]!) : null
    if (!body) return false
    const inner = new Map(scope)
    this.block(body, inner)
    // What the function may have assigned is not known outside it.
    for (const [name, subject] of scope) {
      const now = inner.get(name)
      if (now !== subject && JSON.stringify(now) !== JSON.stringify(subject)) scope.delete(name)
    }
    return true
  }

  private capture(args: Range[], statement: Range, scope: Map<string, Subject>): boolean {
    const [key, value] = args
    const name = key && key.to - key.from === 1 ? this.tokens[key.from] : undefined
    const subject = value ? readSubject(this.tokens, value, scope) : null
    const taken = subject ? takenFrom(subject) : null
    if (name?.kind !== 'text' || args.length !== 2 || !taken || this.answer.captures.length >= mostCaptures) return false
    try {
      this.answer.captures.push({ name: this.reading.nameOf(name.text, this.lineOf(name.line)), ...taken })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.refuse(statement, error.why)
    }
    return true
  }

  /** Only assertions a suite would accept are kept, and either all of a statement or none. */
  private keep(made: ReadAssertion[] | null): boolean {
    if (!made || this.answer.assertions.length + made.length > mostAssertions) return false
    // A script's `{{x}}` is that text itself, in an assertion it would be a variable.
    if (made.some(({ params }) => Object.values(params).some((value) => typeof value === 'string' && value.includes('{{')))) return false
    if (!made.every(({ kind, params }) => assertionKinds.get(kind)?.params.safeParse(params).success)) return false
    this.answer.assertions.push(...made)
    return true
  }

  private refuse({ from }: Range, ...reason: Reason): void {
    this.reading.refuse(this.lineOf(this.tokens[from]!.line), 'statement_unread', { why: because(...reason) })
  }

  private refuseStatement(range: Range, scope: Map<string, Subject>): void {
    const words: string[] = []
    for (let at = range.from; at < range.to && words.length < 9; at += 1) {
      const { kind, text } = this.tokens[at]!
      if (kind !== 'name' && !(kind === 'mark' && text === '.')) break
      words.push(kind === 'name' && words.length > 0 && words.at(-1) !== '.' ? ` ${text}` : text)
    }
    const head = words.join('').slice(0, 80)
    if (head === '') this.refuse(range, 'statement_no_counterpart')
    else this.refuse(range, 'named_no_counterpart', { name: head })
    this.forget(range, scope)
  }

  /** What a statement that is not read may have changed is not known any longer. */
  private forget({ from, to }: Range, scope: Map<string, Subject>): void {
    const part = this.tokens.slice(from, to)
    if (!part.some(({ kind, text }) => (kind === 'mark' ? assigns.has(text) : kind === 'name' && changers.has(text)))) return
    for (const { kind, text } of part) if (kind === 'name') scope.delete(text)
  }
}

function takenFrom(subject: Subject): Omit<ReadCapture, 'name'> | null {
  if (subject.of === 'json') return { from: 'json', path: subject.path }
  if (subject.of === 'header' || subject.of === 'cookie') return { from: subject.of, path: subject.name }
  if (subject.of === 'text') return { from: 'body', path: '' }
  return subject.of === 'code' ? { from: 'status', path: '' } : null
}
