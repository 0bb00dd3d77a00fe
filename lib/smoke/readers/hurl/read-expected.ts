import { assertionsFor } from '../clauses/assertions-for'
import type { ReadAssertion, ReadCapture } from '../read-request'
import { about, because, type Why } from '../why'
import type { HurlFile } from './hurl-file'
import { beginsBody, isBlank, isBoundary, responseLine, sectionLine } from './line-kinds'
import { judgeVersion } from './judge-special'
import { readAssert } from './read-assert'
import { readBody, readFenced } from './read-body'
import { readCapture } from './read-capture'
import { type PlacedPair, readKeyValue, resolvePair } from './read-key-value'

/** What an entry expects of its response. */
export interface Expected {
  assertions: ReadAssertion[]
  captures: ReadCapture[]
}

/** Reads the expected response at the file's place, if one stands there: status, headers, captures, assertions and body. */
export function readExpected(file: HurlFile): Expected {
  const expected: Expected = { assertions: [], captures: [] }
  const found = responseLine.exec(file.lines[file.at] ?? '')
  if (!found) return expected
  const start = file.at++
  if (found[2] !== '*') take(file, start, expected, assertionsFor({ of: 'status' }, '==', [{ text: found[2]!, quoted: false }]), 'status')
  if (found[1] !== undefined && found[1] !== '*')
    take(file, start, expected, judgeVersion('==', { text: found[1], quoted: true }), because('protocol_version'))
  readParts(file, expected)
  return expected
}

function readParts(file: HurlFile, expected: Expected): void {
  const headers: PlacedPair[] = []
  let section: string | null = null
  while (file.at < file.lines.length && !isBoundary(file.lines[file.at]!)) {
    const line = file.lines[file.at]!
    const named = sectionLine.exec(line)?.[1]
    if (isBlank(line)) file.at++
    else if (named !== undefined) {
      section = named
      if (named !== 'Captures' && named !== 'Asserts') file.refuse(file.at, 'hurl_response_section')
      file.at++
    } else if (beginsBody(line)) expectBody(file, expected)
    else if (section === 'Captures') {
      const capture = readCapture(file, file.at++)
      if (capture) expected.captures.push(capture)
    } else if (section === 'Asserts') readOneAssert(file, expected)
    else {
      const pair = section === null ? readKeyValue(file, file.at) : null
      if (pair) headers.push(pair)
      file.at++
    }
  }
  expectHeaders(file, headers, expected)
}

/** A value over several lines is read past, so that its lines are not taken for clauses. */
function readOneAssert(file: HurlFile, expected: Expected): void {
  const line = file.lines[file.at]!
  const fence = line.indexOf('```')
  if (fence < 0) {
    expected.assertions.push(...readAssert(file, file.at++))
    return
  }
  file.refuse(file.at, 'multiline_not_compared')
  readFenced(file, line.slice(fence + 3))
}

/** One of the headers of a name has this value: there may be more of them (Hurl, "Headers"). */
function expectHeaders(file: HurlFile, headers: readonly PlacedPair[], expected: Expected): void {
  const assertions: ReadAssertion[] = []
  for (const header of headers) {
    const { name, value } = resolvePair(file, header)
    const made = assertionsFor({ of: 'header', name }, 'includes', [{ text: value, quoted: true }])
    if (Array.isArray(made)) assertions.push(...made)
    else file.refuse(header.at, about('header', made))
  }
  // Where they are written: right behind the status.
  const behind = expected.assertions.findLastIndex(({ kind }, index) => index < 2 && (kind === 'status' || kind === 'protocol')) + 1
  expected.assertions.splice(behind, 0, ...assertions)
}

/** A JSON body is expected as JSON, whatever its spaces; other bodies letter by letter. */
function expectBody(file: HurlFile, expected: Expected): void {
  const start = file.at
  const body = readBody(file)
  if (body.text === null) return
  const json = body.type === 'application/json'
  const subject = json ? ({ of: 'json', path: '$' } as const) : ({ of: 'body' } as const)
  take(file, start, expected, assertionsFor(subject, '==', [{ text: body.text, quoted: false }]), 'body')
}

function take(file: HurlFile, at: number, expected: Expected, made: ReadAssertion[] | Why, what: string | Why): void {
  if (Array.isArray(made)) expected.assertions.push(...made)
  else file.refuse(at, about(what, made))
}
