import { Document, isCollection, visit } from 'yaml'
import { assertionKinds } from '../assertions'
import type { Assertion, Capture, Poll, StepRequest, SuiteDefinition } from '../step-schema'
import { printDuration } from './duration'
import { formatMark, type SuiteFile } from './suite-file'
import { withoutSecrets } from './written-secrets'

/** Longest assertion that stays on one line. */
const widest = 110

/**
 * A suite as a file, with nothing that the defaults say anyway. Read again it is the same suite, except that a secret which the suite writes
 * out is named by a variable here, and said at the top.
 */
export function printSuiteYaml(suite: SuiteFile): string {
  const { definition, put } = withoutSecrets(suite.definition)
  const file = {
    gonogo: formatMark,
    key: suite.key,
    ...(suite.integration === null ? {} : { integration: suite.integration }),
    name: suite.name,
    ...(suite.description === '' ? {} : { description: suite.description }),
    steps: definition.steps.map(printStep),
  }
  const said = put.map(({ path, variable }) => ` {{${variable}}} stands for a secret that the suite writes out (${path}).`)
  const comment = said.length > 0 ? [...said, ' Set the variables, marked as secret, before this file is applied.'].join('\n') : null
  return printDocument(file, comment)
}

function printDocument(value: unknown, comment: string | null = null): string {
  const document = new Document(value)
  visit(document, {
    Pair: (_key, pair) => {
      const value = pair.value
      if (
        ['jsonpath', 'header', ...assertionKinds.keys()].includes(String((pair.key as { value?: unknown }).value)) &&
        isCollection(value)
      ) {
        const flat = JSON.stringify(value)
        value.flow = flat.length <= widest && !flat.includes(String.raw`\n`) && value.items.length > 0
      }
    },
  })
  document.commentBefore = comment
  return document.toString({ lineWidth: 0, flowCollectionPadding: true })
}

/** One step of a file, as it stands in the list of steps. */
export const printStepYaml = (step: SuiteDefinition['steps'][number]): string => printDocument([printStep(step)])

function printStep(step: SuiteDefinition['steps'][number]): object {
  if (step.kind === 'include') return { include: step.suite }
  return {
    name: step.name,
    ...(step.phase === 'check' ? {} : { phase: step.phase }),
    ...(step.always ? { always: true } : {}),
    ...(step.probe === null ? {} : { probe: step.probe }),
    ...(step.timeoutMs === 10_000 ? {} : { timeout: printDuration(step.timeoutMs) }),
    ...(step.retries === 0 ? {} : { retries: step.retries }),
    request: printRequest(step.request),
    ...(step.assertions.length === 0 ? {} : { expect: step.assertions.map(printAssertion) }),
    ...(step.captures.length === 0 ? {} : { capture: step.captures.map(printCapture) }),
    ...(step.poll === null ? {} : { poll: printPoll(step.poll) }),
    ...(step.rows === null ? {} : { rows: { columns: step.rows.columns, values: step.rows.rows } }),
  }
}

function printRequest({ method, url, query, headers, auth, body, followRedirects, http, tls }: StepRequest): object {
  return {
    ...(method === 'GET' ? {} : { method }),
    url,
    ...(query.length === 0 ? {} : { query: printPairs(query) }),
    ...(headers.length === 0 ? {} : { headers: printPairs(headers) }),
    ...(auth.kind === 'none' ? {} : { auth: printAuth(auth) }),
    ...(body === null ? {} : { body: printBody(body) }),
    ...(followRedirects ? {} : { follow_redirects: false }),
    ...(http === 'auto' ? {} : { http }),
    ...(isDefault(tls) ? {} : { tls: printTls(tls) }),
  }
}

const isDefault = (tls: StepRequest['tls']) => tls.verify && tls.ca === null && tls.certificate === null && tls.key === null
const printTls = ({ verify, ...texts }: StepRequest['tls']) => ({
  ...(verify ? {} : { verify }),
  ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== null)),
})

type Pair = { name: string; value: string }

/** By name where each stands once, else as a list. `__proto__` is no name of a map. */
function printPairs(pairs: readonly Pair[]): object {
  const names = new Set(pairs.map(({ name }) => name))
  if (names.size < pairs.length || names.has('__proto__') || names.has('<<')) return pairs.map(({ name, value }) => ({ name, value }))
  return new Map(pairs.map(({ name, value }) => [name, value]))
}

function printAuth(auth: Exclude<StepRequest['auth'], { kind: 'none' }>): object {
  if (auth.kind === 'bearer') return { bearer: auth.token }
  const { kind, ...rest } = auth
  return { [kind]: rest }
}

function printBody(body: NonNullable<StepRequest['body']>): object {
  if (body.kind === 'form') return { form: printPairs(body.fields) }
  return body.kind === 'multipart' ? { multipart: body.parts } : { [body.kind]: body.text }
}

function printAssertion({ kind, params }: Assertion): object {
  const fields = assertionKinds.get(kind)?.fields ?? []
  const printed = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, printParam(value, fields.find((field) => field.name === name)?.type)]),
  )
  const [only, more] = Object.entries(printed)
  if (only && !more && only[0] === fields[0]?.name && typeof only[1] !== 'object') return { [kind]: only[1] }
  return { [kind]: printed }
}

/** A text that is a plain number stands without quotes: reading takes it as the text it is. */
function printParam(value: unknown, type: string | undefined): unknown {
  const plain = type !== undefined && type !== 'number' && type !== 'boolean'
  return plain && typeof value === 'string' && /^(?:0|[1-9]\d{0,14})$/.test(value) ? Number(value) : value
}

const printCapture = ({ name, from, path, secret }: Capture) => ({
  name,
  [from]: from === 'body' || from === 'status' ? true : path,
  ...(secret ? { secret } : {}),
})

function printPoll({ submit, doneWhen, failWhen, intervalMs, windowMs }: Poll): object {
  return {
    ...(submit === null
      ? {}
      : {
          submit: {
            request: printRequest(submit.request),
            expect: submit.assertions.map(printAssertion),
            ...(submit.captures.length === 0 ? {} : { capture: submit.captures.map(printCapture) }),
          },
        }),
    done_when: doneWhen.map(printAssertion),
    ...(failWhen.length === 0 ? {} : { fail_when: failWhen.map(printAssertion) }),
    every: printDuration(intervalMs),
    within: printDuration(windowMs),
  }
}
