import { type Document, DOMImplementation, type Element, XMLSerializer } from '@xmldom/xmldom'
import type { RunAnswer, Step } from './run-answer'
import { exitCodeOf, reasonOf } from './run-lines'

/** What XML 1.0 cannot hold, not even escaped. */
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const clean = (text: string) => text.toWellFormed().replace(unwritable, '\uFFFD')
const seconds = (ms: number) => (ms / 1000).toFixed(3)

/**
 * A run as a JUnit report: one case a step. A wrong answer is a failure, one that could not be had an error, a step that was not asked is
 * skipped. A run that ended without any step to blame gets a case of its own, so that no reader of the report takes it for passed.
 */
export function writeJunit(run: RunAnswer): string {
  const document = new DOMImplementation().createDocument(null, 'testsuites', null)
  const root = document.documentElement!
  const place = `${run.integration.key}/${run.suite.key} in ${run.environment.key}`
  const group = `${run.integration.key}.${run.suite.key}.${run.environment.key}`
  const cases = [...run.steps.map((step) => caseOf(step)), ...unasked(run)]
  const blamed = cases.some(({ fault }) => fault !== null)
  if (exitCodeOf(run.state) !== 0 && !blamed)
    cases.push({ name: 'Run', ms: 0, skipped: false, fault: faultOf('error', run.state, run.summary) })

  const suite = add(document, root, 'testsuite', {
    name: place,
    timestamp: new Date(run.startedAt ?? run.createdAt).toISOString().slice(0, 19),
    ...countsOf(cases),
  })
  set(root, { name: 'gonogo smoke', ...countsOf(cases) })
  const properties = add(document, suite, 'properties', {})
  for (const [name, value] of Object.entries({ run: run.id, state: run.state, suite: run.suite.name, environment: run.environment.name }))
    add(document, properties, 'property', { name, value })
  for (const { name, ms, fault, skipped } of cases) {
    const element = add(document, suite, 'testcase', { name, classname: group, time: seconds(ms) })
    if (skipped) add(document, element, 'skipped', {})
    if (!fault) continue
    const told = add(document, element, fault.element, { message: fault.message, type: fault.type })
    if (fault.text) told.appendChild(document.createTextNode(clean(fault.text)))
  }
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
  return `${declaration}${new XMLSerializer().serializeToString(document, { requireWellFormed: true })}\n`
}

type Fault = { element: 'failure' | 'error'; type: string; message: string; text: string }
type Case = { name: string; ms: number; fault: Fault | null; skipped: boolean }

const faultOf = (element: Fault['element'], type: string, message: string, text = ''): Fault => ({
  element,
  type,
  message: message || type,
  text,
})

function caseOf(step: Step): Case {
  const shared = { name: `${step.position + 1} ${step.name}`, ms: step.timings.totalMs }
  if (step.state === 'passed' || step.state === 'skipped') return { ...shared, fault: null, skipped: step.state === 'skipped' }
  const lines = step.assertions.map((assertion) => `${assertion.passed ? 'ok' : 'not ok'}: ${assertion.message}`)
  const asked = `${step.request.method} ${step.request.url}`
  const element = step.state === 'errored' ? 'error' : 'failure'
  return { ...shared, skipped: false, fault: faultOf(element, step.state, reasonOf(step), [asked, ...lines].join('\n')) }
}

/** The steps a run never came to. */
function unasked(run: RunAnswer): Case[] {
  const asked = new Set(run.steps.map((step) => step.position))
  return run.stepNames.flatMap((name, position) =>
    asked.has(position) ? [] : [{ name: `${position + 1} ${name}`, ms: 0, fault: null, skipped: true }],
  )
}

function countsOf(cases: readonly Case[]): Record<string, string> {
  const count = (holds: (one: Case) => boolean) => String(cases.filter(holds).length)
  return {
    tests: String(cases.length),
    failures: count(({ fault }) => fault?.element === 'failure'),
    errors: count(({ fault }) => fault?.element === 'error'),
    skipped: count(({ skipped }) => skipped),
    time: seconds(cases.reduce((sum, { ms }) => sum + ms, 0)),
  }
}

function add(document: Document, parent: Element, name: string, attributes: Record<string, string>): Element {
  const element = document.createElement(name)
  set(element, attributes)
  parent.appendChild(element)
  return element
}

function set(element: Element, attributes: Record<string, string>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, clean(value))
}
