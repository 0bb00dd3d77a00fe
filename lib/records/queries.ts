import { getChecklist } from '@/lib/checklists/queries'
import type { Actor } from '@/lib/core/actor'
import { publicUrl } from '@/lib/core/env'
import { asLocale } from '@/lib/core/texts'
import { db } from '@/lib/core/db/client'
import { getCommunications } from '@/lib/communications/queries'
import { getLessons } from '@/lib/lessons/queries'
import { getRelease } from '@/lib/releases/queries'
import { getRisks } from '@/lib/risks/queries'
import { exportVersionRunning } from '@/lib/templates/export-queries'
import type { PlanLanguage } from '@/lib/checklists/view'
import { printRelease } from './print-release'
import type { ReleaseRecord } from './record'

/** Everything that is written down of a release; null when it is not there for this actor. */
async function getRecord(actor: Actor, releaseId: string): Promise<ReleaseRecord | null> {
  const release = await getRelease(actor, releaseId)
  if (!release) return null
  const [checklist, communications, risks, lessons] = await Promise.all([
    getChecklist(actor, release.checklistId),
    getCommunications(actor, releaseId),
    getRisks(actor, releaseId),
    getLessons(actor, releaseId),
  ])
  // One that went while we read is not there any more.
  if (!checklist || !communications || !risks || !lessons) return null
  return { release, checklist, sent: communications.sent, risks: risks.risks, lessons }
}

/**
 * A release as a Markdown file, as it stands now: what `printRelease` says of it. The plan's texts in the language asked for, else as this
 * reader reads plans; all between them in that language, and for both in the reader's own. Null when it is not there for this actor.
 */
export async function exportRelease(actor: Actor, releaseId: string, asked?: PlanLanguage): Promise<{ name: string; text: string } | null> {
  const record = await getRecord(actor, releaseId)
  if (!record) return null
  const language = asked ?? record.checklist.language
  const locale = language === 'both' ? asLocale(actor.kind === 'person' ? actor.locale : 'en') : language
  const { number, integration, version, window } = record.release
  const text = printRelease(record, { language, locale, zone: window.timeZone, base: publicUrl().replace(/\/$/, '') })
  return { name: `release-${number}-${integration.key}-${version.replace(/[^\w.+-]+/g, '-')}.md`, text }
}

/**
 * The document that a release's plan was imported from, ticked as the release stands: done items are done in it, all others open, and no
 * other byte is changed. Null when it is not there for this actor, or its plan did not come from a document that can take them.
 */
export async function exportTickedDocument(actor: Actor, releaseId: string): Promise<{ name: string; text: string } | null> {
  const found = await db.release.findUnique({ where: { id: releaseId }, select: { checklistId: true, templateVersionId: true } })
  const checklist = found && (await getChecklist(actor, found.checklistId))
  if (!checklist) return null
  const states = new Map(checklist.items.map(({ key, state }) => [key, state === 'done' ? ('done' as const) : ('open' as const)]))
  return exportVersionRunning(actor, found.templateVersionId, states)
}
