'use server'

import { action, readingAction } from '@/lib/core/action'
import { parseInput } from '@/lib/core/parse-input'
import { mayImport, prepareImport, previewImport } from '@/lib/templates/import-queries'
import { MakeImportInput, ReadImportInput } from '@/lib/templates/import-schema'
import { importTemplates } from '@/lib/templates/import-templates'

const importAction = action(importTemplates)

/** What an import would make of documents. Nothing is written; each is read in a thread of its own. */
export const readImportAction = readingAction('template.import', (actor, input, locale) => {
  mayImport(actor)
  return previewImport(actor, parseInput(ReadImportInput, input, locale))
})

const prepare = readingAction('template.import', (actor, input, locale) => {
  mayImport(actor)
  return prepareImport(actor, parseInput(MakeImportInput, input, locale))
})

/** Reads the documents again with their corrections and makes drafts of all of them, or of none. */
export async function makeImportAction(input: unknown) {
  const prepared = await prepare(input)
  return prepared.ok ? importAction({ documents: prepared.value }) : prepared
}
