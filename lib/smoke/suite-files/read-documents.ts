import type { Locale } from '@/lib/core/texts'
import { namesIn } from '../interpolate'
import { isPostmanEnvironment, readPostmanEnvironment } from '../readers/postman/read-environment'
import type { ReadRequest, ReadVariable } from '../readers/read-request'
import { formatOf, readSuite } from '../readers/read-suite'
import { type SaidPart, sayRefused } from '../readers/say-why'
import { because } from '../readers/why'
import type { SuiteDefinitionInput } from '../step-schema'
import type { FileContent } from './convert-body'
import { convertRequests, type StepDraft } from './convert-requests'
import { mostRequests } from './import-schema'
import { readSuiteYaml } from './read-suite-yaml'
import { distinctName } from './distinct-name'
import { note, type StepNote } from './step-note'
import { isSuiteFile } from './suite-file'

type AnyStep = SuiteDefinitionInput['steps'][number]

/** A request of a document, as the step it would be. */
export interface BroughtStep {
  line: number
  name: string
  method: string
  url: string
  step: AnyStep | null
  notes: StepNote[]
}

/** What a document became. `format` is null when it is in none that is known. */
export interface BroughtDocument {
  name: string
  format: string | null
  steps: BroughtStep[]
  refused: SaidPart[]
  variables: ReadVariable[]
  /** Key, name and description of a suite file of ours. */
  suite: { key: string; name: string; description: string } | null
}

type Read = Omit<BroughtDocument, 'steps'> & { requests: ReadRequest[]; own: AnyStep[] }

/** What of the documents is asked for: all of it to look at, or the steps that were chosen, told apart from `taken` names. */
export interface Asked {
  documents: { name: string; text: string }[]
  files: { path: string; base64: string }[]
  locale: Locale
  chosen?: number[][]
  taken?: string[]
}

/** Reads documents in order and makes steps of them. Pure, and as slow as its input wants: call it in a thread. */
export function readDocuments({ documents, files, locale, chosen, taken = [] }: Asked): BroughtDocument[] {
  const names = new Set(taken)
  const contents = new Map<string, FileContent>(files.map(({ path, base64 }) => [path, { base64 }]))
  let left = mostRequests
  return documents.map(({ name, text }, at) => {
    const { requests, own, ...read } = readOne(name, text, locale)
    const count = own.length + requests.length
    if (count > left)
      read.refused = [
        ...read.refused,
        ...sayRefused([{ line: 1, why: because('import_limit', { most: mostRequests, left: count - Math.max(0, left) }) }], locale),
      ]
    const wanted = (index: number) => index < left && (!chosen || (chosen[at]?.includes(index) ?? false))
    const steps = [
      ...own.filter((_, index) => wanted(index)).map((step) => showOwn(step, chosen ? names : new Set())),
      ...convertRequests(
        requests.filter((_, index) => wanted(own.length + index)),
        contents,
        locale,
        chosen ? names : [],
      ).map((made, index) => show(made, requests.filter((_, one) => wanted(own.length + one))[index]!)),
    ]
    left = Math.max(0, left - count)
    for (const { step } of steps) if (step) names.add(nameOf(step))
    return { ...read, steps }
  })
}

const nameOf = (step: AnyStep) => (step.kind === 'include' ? `include ${step.suite}` : step.name)

function readOne(name: string, text: string, locale: Locale): Read {
  const empty: Read = { name, format: null, requests: [], own: [], refused: [], variables: [], suite: null }
  if (isSuiteFile(text)) {
    const answer = readSuiteYaml(text, locale)
    if (!answer.ok) return { ...empty, format: 'Gonogo', refused: answer.flaws.map(({ line, why }) => ({ line, why })) }
    const { key, name: title, description, definition } = answer.file
    return { ...empty, format: 'Gonogo', own: definition.steps, suite: { key, name: title, description } }
  }
  if (isPostmanEnvironment(text)) {
    const { variables, refused } = readPostmanEnvironment(text)
    return { ...empty, format: 'Postman', variables, refused: sayRefused(refused, locale) }
  }
  const { requests, refused, variables = [] } = readSuite(text, name)
  return { ...empty, format: formatOf(text, name), requests, refused: sayRefused(refused, locale), variables }
}

function showOwn(step: AnyStep, taken: Set<string>): BroughtStep {
  if (step.kind === 'include') return { line: 1, name: nameOf(step), method: '', url: '', step, notes: [] }
  const name = distinctName(step.name, taken)
  const notes = name === step.name ? [] : [note('renamed')]
  return { line: 1, name, method: step.request.method ?? 'GET', url: step.request.url, step: { ...step, name }, notes }
}

function show({ step, notes }: { step: StepDraft | null; notes: StepNote[] }, { line, name, method, url }: ReadRequest): BroughtStep {
  return { line, name: step?.name ?? name, method, url, step, notes }
}

/** Variables that steps ask for and none of them takes of an answer, or makes. */
export function variablesOf(steps: readonly AnyStep[]): string[] {
  const captured = new Set(
    steps.flatMap((step) =>
      step.kind === 'include' ? [] : [...(step.captures ?? []), ...(step.poll?.submit?.captures ?? [])].map(({ name }) => name),
    ),
  )
  const columns = new Set(steps.flatMap((step) => (step.kind === 'include' ? [] : (step.rows?.columns ?? []))))
  return namesIn(steps).filter((name) => !name.startsWith('$') && !captured.has(name) && !columns.has(name))
}
