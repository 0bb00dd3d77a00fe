import { z } from 'zod'
import { safe } from '../step-schema'

/** Characters that one import may bring altogether, files of forms included. */
export const mostCharacters = 1_000_000
/** Documents of one import. */
export const mostDocuments = 60
/** Requests of one import: more is told, and not read. */
export const mostRequests = 500

const Documents = z
  .array(z.strictObject({ name: safe.min(1).max(300), text: z.string().max(mostCharacters) }))
  .min(1, 'required')
  .max(mostDocuments)

/** What parts of forms only name, by the path as it is written. */
const Files = z.array(z.strictObject({ path: safe.min(1).max(300), base64: z.base64('base64').max(140_000) })).max(50)

export const ReadSuiteImportInput = z.strictObject({ documents: Documents, files: Files.default([]) })
export type ReadSuiteImportInput = z.output<typeof ReadSuiteImportInput>

/** `chosen`: places of the steps that are taken, a list for each document. `suiteId`: the suite they are added to. */
export const DraftImportInput = z.strictObject({
  documents: Documents,
  files: Files.default([]),
  chosen: z.array(z.array(z.int().min(0).max(mostRequests)).max(mostRequests)).max(mostDocuments),
  suiteId: z.uuid().nullable().default(null),
})
export type DraftImportInput = z.output<typeof DraftImportInput>
