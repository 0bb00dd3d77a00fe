import { z } from 'zod'
import { DraftSource, Tags } from './draft-schema'
import { line, optionalLine, optionalText, safe } from './fields'
import { CorrectedAs } from './markdown/correction'
import { MAX_DOCUMENT_CHARACTERS, MAX_DOCUMENTS } from './import-limits'
import { TemplateBody } from './schema'

/** A correction as a page sends it: the line of the text beside it. Its words are fingerprinted where it is kept. */
export const LineCorrection = z.strictObject({ line: z.int().min(1).max(2_000_000), as: CorrectedAs })
export type LineCorrection = z.infer<typeof LineCorrection>

const corrections = z.array(LineCorrection).max(5000)
const documentName = line(300)
const text = z.string().max(MAX_DOCUMENT_CHARACTERS)

/** Documents to read. Without corrections of their own, those kept under the document's name hold. */
export const ReadImportInput = z.strictObject({
  documents: z
    .array(z.strictObject({ name: documentName, text, corrections: corrections.optional() }))
    .min(1)
    .max(MAX_DOCUMENTS),
  /** With every line and item of each, for looking at; else what is counted. */
  whole: z.boolean().default(false),
})
export type ReadImportInput = z.infer<typeof ReadImportInput>

/** Documents to make templates of: each a new one of that name, or the next draft of the one named. */
export const MakeImportInput = z.strictObject({
  documents: z
    .array(z.strictObject({ name: documentName, text, corrections, templateName: line(120), into: z.uuid().nullable() }))
    .min(1)
    .max(MAX_DOCUMENTS),
})
export type MakeImportInput = z.infer<typeof MakeImportInput>

/** Input of `template.import`: documents already read, with what was corrected in them. */
export const ImportTemplatesInput = z.strictObject({
  documents: z
    .array(
      z.strictObject({
        templateName: line(120),
        /** What a new template says of itself; a template there is keeps its own words. */
        about: z
          .strictObject({ nameZh: optionalLine(120), description: optionalText(500), descriptionZh: optionalText(500), tags: Tags })
          .default({ nameZh: '', description: '', descriptionZh: '', tags: [] }),
        into: z.uuid().nullable().default(null),
        body: TemplateBody,
        source: DraftSource,
        corrections: z
          .array(z.strictObject({ line: z.int().min(1).max(2_000_000), hash: safe.max(16), as: CorrectedAs }))
          .max(5000)
          .default([]),
      }),
    )
    .min(1)
    .max(MAX_DOCUMENTS),
})
