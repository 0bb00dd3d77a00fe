import { isBoundary } from '../readers/hurl/line-kinds'
import type { Step, StepBody, StepRequest, SuiteDefinition } from '../step-schema'
import { address, keyValue, ticked } from './hurl-text'
import { printHurlAssertion, printHurlCapture } from './print-hurl-assertion'
import type { SuiteFile } from './suite-file'
import { withoutSecrets } from './written-secrets'

/** Something of a suite that Hurl cannot say. */
export interface Lost {
  step: string
  what: string
}

/**
 * A suite as a Hurl file (hurl.dev): an entry a step, in their order. What Hurl cannot say stands as a comment at its entry, and in `lost`.
 * Secrets that the suite writes out are named by variables.
 */
export function printSuiteHurl(suite: Pick<SuiteFile, 'name' | 'definition'>): { text: string; lost: Lost[] } {
  const { definition: named, put } = withoutSecrets(suite.definition)
  const { definition, asked } = withFunctions(named)
  const generated = asked.map((name) => ({ step: '', what: `a value that is made anew: set {{${name}}}` }))
  const lost: Lost[] = [
    ...generated,
    ...put.map(({ path, variable }) => ({ step: '', what: `a secret (${path}): {{${variable}}} stands for it` })),
  ]
  const entries = definition.steps.map((step) => {
    const own: Lost[] = []
    const name = step.kind === 'include' ? `include ${step.suite}` : step.name
    const lose = (what: string) => own.push({ step: name, what })
    const printed = step.kind === 'include' ? [] : printStep(step, lose)
    if (step.kind === 'include') lose(`the steps of the suite "${step.suite}"`)
    lost.push(...own)
    return [
      ...own.map(({ what }) => comment(`Not said here: ${what}`)),
      ...(printed.length > 0 ? [comment(name), ...printed] : []),
      '',
    ].join('\n')
  })
  return {
    text: [
      comment(suite.name),
      '',
      ...put.map(({ path, variable }) => comment(`{{${variable}}} stands for a secret (${path}).`)),
      ...entries,
    ].join('\n'),
    lost,
  }
}

const functions: Record<string, string> = { $uuid: 'newUuid', $now: 'newDate' }

/** Generated values by the functions of Hurl; those it has none for become variables. */
function withFunctions(definition: SuiteDefinition): { definition: SuiteDefinition; asked: string[] } {
  const asked = new Set<string>()
  const rename = (text: string) =>
    text.replace(/\{\{\s*(\$[\w.]+)\s*\}\}/g, (_whole, name: string) => {
      if (Object.hasOwn(functions, name)) return `{{${functions[name]}}}`
      const variable = name.slice(1).toUpperCase().replaceAll('.', '_')
      asked.add(variable)
      return `{{${variable}}}`
    })
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return rename(part)
    if (Array.isArray(part)) return part.map(walk)
    return part && typeof part === 'object' ? Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)])) : part
  }
  return { definition: walk(definition) as SuiteDefinition, asked: [...asked] }
}

const comment = (text: string) => `# ${text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`

function printStep(step: Step, lose: (what: string) => void): string[] {
  if (step.phase !== 'check')
    lose(`it ${step.phase === 'setup' ? 'sets up: it comes first' : 'cleans up: it runs last, whatever happened'}`)
  if (step.always) lose('it runs even after a step has failed')
  if (step.retries > 0) lose('it asks again after a network error')
  if (step.poll) lose('it asks again and again until something holds (poll)')
  if (step.rows) lose(`it runs for each row of a table: set ${step.rows.columns.map((column) => `{{${column}}}`).join(', ')}`)
  const assertions = step.assertions.map(printHurlAssertion)
  for (const { lost } of assertions) if (lost !== undefined) lose(lost)
  const statuses = assertions.flatMap(({ status }) => status ?? [])
  const asserts = assertions.flatMap(({ lines }) => lines)
  for (const status of statuses.slice(1)) asserts.push(`status == ${status}`)
  return [
    ...printRequest(step, lose),
    `HTTP ${statuses[0] ?? '*'}`,
    ...section('Captures', step.captures.map(printHurlCapture)),
    ...section('Asserts', asserts),
  ]
}

const section = (name: string, lines: readonly string[]) => (lines.length === 0 ? [] : [`[${name}]`, ...lines])
const pairs = (list: readonly { name: string; value: string }[]) => list.map(({ name, value }) => keyValue(name, value))

function printRequest({ request, timeoutMs }: Step, lose: (what: string) => void): string[] {
  const { method, url, query, auth, body, followRedirects, http, tls } = request
  if (http !== 'auto') lose(`HTTP/${http} and no other version`)
  if (tls.ca !== null || tls.certificate !== null || tls.key !== null)
    lose('its certificates: name them on the command line (--cacert, --cert, --key)')
  if (!/^[A-Z]+$/.test(method)) {
    lose(`the method ${method}`)
    return []
  }
  const own = (name: string) => request.headers.some((header) => header.name.toLowerCase() === name)
  const headers = [...request.headers]
  const asked = [...query]
  if (auth.kind === 'bearer' && !own('authorization')) headers.push({ name: 'Authorization', value: `Bearer ${auth.token}` })
  if (auth.kind === 'api_key') {
    if (auth.in === 'query') asked.push(auth)
    else if (!own(auth.name.toLowerCase())) headers.push(auth)
  }
  if (body?.kind === 'json' && !own('content-type')) headers.push({ name: 'Content-Type', value: 'application/json' })
  const basic = auth.kind === 'basic' && !own('authorization') ? [{ name: auth.user, value: auth.password }] : []
  if (basic[0]?.name === '') lose('basic authentication without a name')
  const { sections, text } = printBody(body, lose)
  return [
    `${method} ${address(url)}`,
    ...pairs(headers),
    ...section('Query', pairs(asked)),
    ...section('BasicAuth', pairs(basic.filter(({ name }) => name !== ''))),
    ...sections,
    ...section('Options', [
      ...(followRedirects ? ['location: true'] : []),
      ...(tls.verify ? [] : ['insecure: true']),
      `max-time: ${timeoutMs}ms`,
    ]),
    ...text,
  ]
}

function printBody(body: StepRequest['body'], lose: (what: string) => void): { sections: string[]; text: string[] } {
  if (body === null) return { sections: [], text: [] }
  if (body.kind === 'form' && body.fields.length === 0) lose('a form without a field')
  if (body.kind === 'form') return { sections: section('Form', pairs(body.fields)), text: [] }
  if (body.kind === 'multipart') return { sections: section('Multipart', printParts(body, lose)), text: [] }
  if (body.kind === 'json' && isPlainJson(body.text)) return { sections: [], text: [body.text] }
  const fenced = /\n/.test(body.text) && !/```|[\r\p{Cs}]|[^\S\n]$/u.test(body.text) && !/\n[^\S\n]+$/.test(body.text)
  return { sections: [], text: fenced ? [`\`\`\`\n${body.text}\`\`\``] : [ticked(body.text)] }
}

/** JSON as it stands can be the body when it is some before its variables are put in. */
function isPlainJson(text: string): boolean {
  if (!/^[{[]/.test(text) || text !== text.trim() || /\r/.test(text) || text.split('\n').some(isBoundary)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function printParts({ parts }: Extract<StepBody, { kind: 'multipart' }>, lose: (what: string) => void): string[] {
  return parts.map(({ name, value, type, file }) => {
    if (!file) {
      if (type) lose(`the type of the part "${name}"`)
      return keyValue(name, value ?? '')
    }
    lose(`the content of the file "${file.name}": put the file beside this one`)
    return `${keyValue(name, '').trimEnd()} file,${file.name.replace(/[;#\\\p{Cc}]/gu, '_')}; ${file.type}`
  })
}
