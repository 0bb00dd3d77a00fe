import { z } from 'zod'
import type { SuiteDefinition, Step, StepRequest } from '../step-schema'

/** A secret that a suite writes out instead of naming a variable. `path` within the definition. */
export interface WrittenSecret {
  path: string
  /** The variable that could stand for it. */
  variable: string
}

const secretHeader = /^(authorization|proxy-authorization|x-api-key|api-key|x-auth-token)$/i
/** A value that says of itself that it is none, for steps that try what is refused: `not-a-key`, `wrong-password`. */
const noSecret = /(?:^|[^a-z])(?:not|no|wrong|invalid|bad|unknown|expired|revoked|fake|dummy|nobody)(?:[^a-z]|$)/i
const written = (text: string | null | undefined) => Boolean(text) && !text!.includes('{{') && !noSecret.test(text!)

/** Every secret that a definition writes out: passwords, tokens, keys, and headers that only carry such. */
export function writtenSecrets(definition: SuiteDefinition): WrittenSecret[] {
  return definition.steps.flatMap((step, index) => {
    if (step.kind === 'include') return []
    const own = secretsOf(step.request, `steps.${index}.request`, step)
    return step.poll?.submit ? [...own, ...secretsOf(step.poll.submit.request, `steps.${index}.poll.submit.request`, step)] : own
  })
}

function secretsOf({ auth, headers, tls }: StepRequest, path: string, { name }: Pick<Step, 'name'>): WrittenSecret[] {
  const found: WrittenSecret[] = []
  const add = (place: string, what: string) => found.push({ path: `${path}.${place}`, variable: variableOf(name, what) })
  if (auth.kind === 'basic' && written(auth.password)) add('auth.password', 'PASSWORD')
  if (auth.kind === 'bearer' && written(auth.token)) add('auth.token', 'TOKEN')
  if (auth.kind === 'api_key' && written(auth.value)) add('auth.value', 'API_KEY')
  if (written(tls.key)) add('tls.key', 'TLS_KEY')
  for (const [index, header] of headers.entries()) {
    if (secretHeader.test(header.name) && written(header.value)) add(`headers.${index}.value`, header.name)
  }
  return found
}

function variableOf(step: string, what: string): string {
  const fold = (text: string) =>
    text
      .toUpperCase()
      .replace(/[^A-Z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
  const name = `${fold(step).slice(0, 40)}_${fold(what)}`.replace(/^_+/, '').slice(0, 64)
  return /^[A-Z]/.test(name) ? name : `STEP_${name}`.slice(0, 64)
}

const Any = z.record(z.string(), z.unknown())

/** The same definition with `{{VARIABLES}}` in the place of what it writes out: a file is read by many. Also the names that were put in. */
export function withoutSecrets(definition: SuiteDefinition): { definition: SuiteDefinition; put: WrittenSecret[] } {
  const put = writtenSecrets(definition)
  if (put.length === 0) return { definition, put }
  const copy = structuredClone(definition)
  for (const { path, variable } of put) {
    const keys = path.split('.')
    let target: unknown = copy
    for (const key of keys.slice(0, -1)) target = Array.isArray(target) ? target[Number(key)] : Any.parse(target)[key]
    ;(target as Record<string, unknown>)[keys.at(-1)!] = `{{${variable}}}`
  }
  return { definition: copy, put }
}
