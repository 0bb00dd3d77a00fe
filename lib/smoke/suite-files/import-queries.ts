import { type Actor, mayRead } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import { can, denialOf } from '@/lib/core/permissions'
import { notFound, refuse } from '@/lib/core/refusal'
import type { Locale } from '@/lib/core/texts'
import { SuiteDefinition } from '../step-schema'
import type { DraftImportInput, ReadSuiteImportInput } from './import-schema'
import { mostCharacters } from './import-schema'
import { variablesOf } from './read-documents'
import { readInThread } from './read-in-thread'

/** Refuses actors who may make no suite anywhere: a door asks this before it reads what they sent. */
export function mayImportSuites(actor: Actor): void {
  const denial = denialOf(actor, 'suite.create')
  if (denial) throw refuse(`denied_${denial}`, { command: 'suite.create' }, { status: denial === 'sign_in' ? 401 : 403 })
}

function notTooMuch({ documents, files }: Pick<ReadSuiteImportInput, 'documents' | 'files'>): void {
  const total = [...documents.map(({ text }) => text), ...files.map(({ base64 }) => base64)].reduce((sum, text) => sum + text.length, 0)
  if (total > mostCharacters) throw refuse('import_too_much', { max: mostCharacters / 1_000_000 }, { status: 413, field: 'documents' })
}

/** What documents would become: steps with what is held of each, and what was refused. Nothing is written. */
export async function previewSuites(actor: Actor, input: ReadSuiteImportInput, locale: Locale) {
  mayImportSuites(actor)
  notTooMuch(input)
  const documents = await readInThread({ ...input, locale })
  return documents.map(({ steps, ...document }) => ({
    ...document,
    steps: steps.map(({ step, ...shown }) => ({
      ...shown,
      taken: step !== null,
      assertions:
        step === null || step.kind === 'include' ? [] : (step.assertions ?? []).map(({ kind, params = {} }) => ({ kind, params })),
      captures:
        step === null || step.kind === 'include' ? [] : (step.captures ?? []).map(({ name, from, path = '' }) => ({ name, from, path })),
      variables: step === null ? [] : variablesOf([step]),
    })),
  }))
}
export type SuitePreview = Awaited<ReturnType<typeof previewSuites>>[number]

/**
 * The chosen steps as a definition for the editor: of a new suite, or behind the steps of one there is. Nothing is written: what the person then saves
 * is checked as everything else is.
 */
export async function draftOfImport(actor: Actor, { suiteId, ...input }: DraftImportInput, locale: Locale) {
  mayImportSuites(actor)
  notTooMuch(input)
  const existing = suiteId === null ? null : await suiteToAddTo(actor, suiteId)
  const before = existing?.definition.steps ?? []
  const taken = before.map((step) => (step.kind === 'include' ? `include ${step.suite}` : step.name))
  const documents = await readInThread({ ...input, locale, taken })
  const brought = documents.flatMap(({ steps }) => steps.flatMap(({ step }) => (step ? [step] : [])))
  // A suite that is included already is not included twice.
  const steps = [...before, ...brought.filter((step) => step.kind !== 'include' || !taken.includes(`include ${step.suite}`))]
  const parsed = SuiteDefinition.safeParse({ steps })
  if (!parsed.success) {
    const why = steps.length > 50 ? 'import_too_many_steps' : steps.length === 0 ? 'import_nothing' : 'import_unfit'
    throw refuse(why, { count: steps.length, most: 50 }, { status: 422 })
  }
  const suite = documents.find((document) => document.suite !== null)?.suite ?? null
  return { definition: parsed.data, suite, existing: existing && { ...existing, definition: parsed.data } }
}
export type ImportDraft = Awaited<ReturnType<typeof draftOfImport>>

async function suiteToAddTo(actor: Actor, suiteId: string) {
  const suite = await db.smokeSuite.findUnique({
    where: { id: suiteId },
    include: { integration: { select: { key: true } }, revisions: { orderBy: { revision: 'desc' }, take: 1 } },
  })
  if (!suite || suite.archivedAt || !mayRead(actor, suite.integrationId)) throw notFound('suite')
  if (!can(actor, 'suite.update', suite.integrationId)) throw refuse('denied_role', { command: 'suite.update' }, { status: 403 })
  const { id, name, description, revision, version } = suite
  return {
    id,
    name,
    description,
    revision,
    version,
    place: suite.integration.key,
    definition: SuiteDefinition.parse(suite.revisions[0]?.definition),
  }
}
