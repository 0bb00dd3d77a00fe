'use server'

import { readingAction } from '@/lib/core/action'
import { parseInput } from '@/lib/core/parse-input'
import { draftOfImport, mayImportSuites, previewSuites } from '@/lib/smoke/suite-files/import-queries'
import { DraftImportInput, ReadSuiteImportInput } from '@/lib/smoke/suite-files/import-schema'

/** What an import would make of documents. Nothing is written; they are read in a thread of their own. */
export const readSuitesAction = readingAction('suite.create', (actor, input, locale) => {
  mayImportSuites(actor)
  return previewSuites(actor, parseInput(ReadSuiteImportInput, input, locale), locale)
})

/** The chosen steps as a draft for the editor. */
export const draftSuiteAction = readingAction('suite.create', (actor, input, locale) => {
  mayImportSuites(actor)
  return draftOfImport(actor, parseInput(DraftImportInput, input, locale), locale)
})
