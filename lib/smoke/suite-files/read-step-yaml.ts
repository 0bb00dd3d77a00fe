import type { Node } from 'yaml'
import { assertionKinds } from '../assertions'
import { captureSources } from '../step-schema'
import { about, because, type Why } from '../readers/why'
import { readDuration } from './duration'
import { readRequestYaml } from './read-request-yaml'
import { stepKeys } from './suite-file'
import type { YamlSource } from './yaml-source'

/** A step of a file, or the suite it includes, in the shape the schema takes. */
export function readStepYaml(source: YamlSource, node: Node, path: string): object {
  source.place(path, node)
  const entries = source.entries(node, because('a_step'), [...stepKeys, 'include'])
  const included = entries.get('include')
  if (included) {
    source.place(`${path}.suite`, included)
    if (entries.size > 1) source.flaw(node, 'include_alone')
    return { kind: 'include', suite: source.text(included, 'include') }
  }
  const step: Record<string, unknown> = {}
  for (const [key, value] of entries) {
    const [name, read] = parts[key]!
    source.place(`${path}.${name}`, value)
    step[name] = read(source, value, `${path}.${name}`)
  }
  return step
}

type Read = (source: YamlSource, node: Node, path: string) => unknown

const text: Read = (source, node) => source.text(node, because('this'))
const flag: Read = (source, node) => source.flag(node, because('this'))
const count: Read = (source, node) => source.scalar(node, because('this'))
const duration: Read = (source, node) => {
  const ms = readDuration(source.text(node, because('this')))
  if (Number.isNaN(ms)) source.flaw(node, 'duration_expected')
  return Number.isNaN(ms) ? 1000 : ms
}

const parts: Record<string, [name: string, read: Read]> = {
  name: ['name', text],
  phase: ['phase', text],
  always: ['always', flag],
  probe: ['probe', text],
  timeout: ['timeoutMs', duration],
  retries: ['retries', count],
  request: ['request', readRequestYaml],
  expect: ['assertions', readAssertions],
  capture: ['captures', readCaptures],
  poll: ['poll', readPoll],
  rows: ['rows', readRows],
}

/** `- status: 200`, or `- jsonpath: { path: …, op: …, value: … }`: the kind, and its parameters by name, or the first of them alone. */
function readAssertions(source: YamlSource, node: Node, path: string): object[] {
  return source.list(node, because('assertions')).map((item, index) => {
    source.place(`${path}.${index}`, item)
    const [found, more] = [...source.entries(item, because('an_assertion'))]
    if (!found || more) {
      source.flaw(item, 'assertion_form')
      return { kind: 'status', params: {} }
    }
    const [name, value] = found
    const kind = assertionKinds.get(name)
    if (!kind) source.flaw(item, 'assertion_kinds', { kinds: [...assertionKinds.keys()].join(', ') })
    const param = (field: string, each: Node) => {
      source.place(`${path}.${index}.params.${field}`, each)
      const type = kind?.fields.find((one) => one.name === field)?.type
      return type === 'number' || type === 'boolean' ? source.scalar(each, field) : source.text(each, field)
    }
    const only = kind?.fields[0]?.name
    if (only !== undefined && !source.isMap(value)) return { kind: name, params: { [only]: param(only, value) } }
    const params = source.entries(value, name)
    return { kind: name, params: Object.fromEntries([...params].map(([field, each]) => [field, param(field, each)])) }
  })
}

/** `- name: TOKEN`, with where it comes from: `json: $.token`. `body` and `status` take `true`. */
function readCaptures(source: YamlSource, node: Node, path: string): object[] {
  return source.list(node, because('captures')).map((item, index) => {
    source.place(`${path}.${index}`, item)
    const entries = source.entries(item, because('a_capture'), ['name', 'secret', ...captureSources])
    const capture: Record<string, unknown> = {}
    const [name, secret] = [entries.get('name'), entries.get('secret')]
    if (name) capture.name = source.text(name, 'name')
    if (secret) capture.secret = source.flag(secret, 'secret')
    const sources = captureSources.filter((one) => entries.has(one))
    if (sources.length !== 1) source.flaw(item, 'capture_from', { sources: captureSources.join(', ') })
    for (const from of sources) {
      const value = entries.get(from)!
      source.place(`${path}.${index}.path`, value)
      capture.from = from
      if (from !== 'body' && from !== 'status') capture.path = source.text(value, from)
      else if (!source.flag(value, from)) source.flaw(value, about(from, 'true_expected'))
    }
    return capture
  })
}

const pollParts: Record<string, [name: string, read: Read]> = {
  submit: ['submit', readSubmit],
  done_when: ['doneWhen', readAssertions],
  fail_when: ['failWhen', readAssertions],
  every: ['intervalMs', duration],
  within: ['windowMs', duration],
}
const submitParts: Record<string, [name: string, read: Read]> = {
  request: ['request', readRequestYaml],
  expect: ['assertions', readAssertions],
  capture: ['captures', readCaptures],
}

function readPoll(source: YamlSource, node: Node, path: string): object {
  return readParts(source, node, path, because('a_poll'), pollParts)
}

function readSubmit(source: YamlSource, node: Node, path: string): object {
  return readParts(source, node, path, because('what_is_submitted'), submitParts)
}

function readParts(source: YamlSource, node: Node, path: string, what: Why, known: Record<string, [name: string, read: Read]>): object {
  return Object.fromEntries(
    [...source.entries(node, what, Object.keys(known))].map(([key, value]) => {
      const [name, read] = known[key]!
      source.place(`${path}.${name}`, value)
      return [name, read(source, value, `${path}.${name}`)]
    }),
  )
}

function readRows(source: YamlSource, node: Node, path: string): object {
  const entries = source.entries(node, 'rows', ['columns', 'values'])
  const [columns, values] = [entries.get('columns'), entries.get('values')]
  return {
    columns: columns ? source.list(columns, 'columns').map((each) => source.text(each, because('a_column'))) : [],
    rows: (values ? source.list(values, 'values') : []).map((row, index) => {
      source.place(`${path}.rows.${index}`, row)
      return source.list(row, because('a_row')).map((cell) => source.text(cell, because('a_cell')))
    }),
  }
}
