'use server'

import { randomUUID } from 'node:crypto'
import { cookies } from 'next/headers'
import type { z } from 'zod'
import { action } from '@/lib/core/action'
import type { Actor } from '@/lib/core/actor'
import type { Answer } from '@/lib/core/answer'
import { asRefusal } from '@/lib/core/command'
import { badInput } from '@/lib/core/http'
import { describeError, log } from '@/lib/core/log'
import { Refused, refuse } from '@/lib/core/refusal'
import { currentActor } from '@/lib/core/session'
import { asLocale } from '@/lib/core/texts'
import type { ImportPreview } from '@/lib/templates/import-preview'
import { mayImport, prepareImport, previewImport } from '@/lib/templates/import-queries'
import { MakeImportInput, ReadImportInput } from '@/lib/templates/import-schema'
import { importTemplates } from '@/lib/templates/import-templates'

const importAction = action(importTemplates)

/** What an import would make of documents. Nothing is written; each is read in a thread of its own. */
export async function readImportAction(input: unknown): Promise<Answer<ImportPreview[]>> {
  return answered(ReadImportInput, input, previewImport)
}

/** Reads the documents again with their corrections and makes drafts of all of them, or of none. */
export async function makeImportAction(input: unknown) {
  const prepared = await answered(MakeImportInput, input, prepareImport)
  return prepared.ok ? importAction({ documents: prepared.value }) : prepared
}

/** A reading as an answer: refusals in the reader's language, anything unexpected as one sentence with a log id. */
async function answered<S extends z.ZodType, V>(
  schema: S,
  raw: unknown,
  run: (actor: Actor, input: z.output<S>) => Promise<V>,
): Promise<Answer<V>> {
  const locale = asLocale((await cookies()).get('gonogo_locale')?.value)
  const actor: Actor = (await currentActor()) ?? { kind: 'visitor', id: 'visitor', name: 'visitor', address: '' }
  try {
    mayImport(actor)
    const input = schema.safeParse(raw)
    if (!input.success) throw badInput(input.error)
    return { ok: true, value: await run(actor, input.data) }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: asRefusal(error, locale) }
    const id = randomUUID().slice(0, 8)
    log.error({ id, action: 'template.import', error: describeError(error) }, 'action failed')
    return { ok: false, refusal: asRefusal(refuse('unexpected', { id }, { status: 500 }), locale) }
  }
}
