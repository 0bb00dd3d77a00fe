import type { Tx } from '@/lib/core/db/client'
import { notFound, refuse } from '@/lib/core/refusal'
import { type Locale, text } from '@/lib/core/texts'
import { readParts } from '@/lib/templates/parts'
import { askedFields, fillText, judgeFields, textsOf } from './fill-text'
import { releaseValues } from './release-values'
import type { KeepCopyInput } from './schema'

/** Longest text a sending may have once its fields are filled, in characters. */
const longest = 40_000

/** A communication of a release with its fields filled, ready to go; refuses each field that is missing or not known, at its place. */
export async function compose(tx: Tx, input: KeepCopyInput, locale: Locale) {
  const release = await tx.release.findUnique({
    where: { id: input.releaseId },
    include: {
      integration: { select: { name: true } },
      environment: { select: { name: true } },
      checklist: { select: { id: true, parts: true, closedAt: true, windowStart: true, windowEnd: true, timeZone: true } },
    },
  })
  if (!release) throw notFound('release')
  const communication = readParts(release.checklist.parts).communications.find((one) => one.key === input.key)
  if (!communication) throw notFound('communication')
  const texts = textsOf(communication, input.language)
  if (!texts.translated && input.language === 'zh' && communication.textZh === '')
    throw refuse('communication_not_translated', {}, { status: 422, field: 'language' })
  const asked = askedFields(communication)
  const manager = await tx.person.findUnique({ where: { id: release.managerId }, select: { name: true } })
  const defaults = Object.fromEntries(asked.map((field) => [field.key, field.value]))
  const values = { ...defaults, ...input.fields, ...releaseValues(release, manager?.name ?? '', input.language) }
  refuseFields(judgeFields(texts, asked, input.fields, values), locale)
  const subject = fillText(texts.subject, values).trim()
  const body = fillText(texts.text, values)
  if (subject.length > 300) throw refuse('communication_subject_long', { max: 300 }, { status: 422 })
  if (body.length > longest) throw refuse('communication_text_long', { max: longest }, { status: 422 })
  return { release, communication, subject, body }
}

function refuseFields({ missing, unknown, broken }: ReturnType<typeof judgeFields>, locale: Locale): void {
  const say = (code: string) => text(locale, `refusals.${code}`)
  const fields = Object.fromEntries([
    ...missing.map((name) => [`fields.${name}`, say('communication_field_missing')]),
    ...unknown.map((name) => [`fields.${name}`, say('communication_field_unknown')]),
    ...broken.map((name) => [`fields.${name}`, say('communication_field_broken')]),
  ]) as Record<string, string>
  const [field] = Object.keys(fields)
  if (field) throw refuse('bad_input', { count: Object.keys(fields).length }, { status: 400, field, fields })
}
