import { AuditBody } from '@/lib/audit/schema'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import { mayReadTemplates } from './may-read'

/** Entries on one page of a template's history. */
export const historyPerPage = 50

/**
 * Who did what to a template, newest first: its entries of the audit chain, every edit of a draft among them. `before` is the number of the
 * entry the page begins behind.
 */
export async function listTemplateHistory(actor: Actor, templateId: string, before?: string) {
  if (!mayReadTemplates(actor)) return { entries: [], older: null }
  const rows = await db.auditEntry.findMany({
    where: { entityType: 'template', entityId: templateId, ...(before ? { seq: { lt: BigInt(before) } } : {}) },
    orderBy: { seq: 'desc' },
    take: historyPerPage + 1,
    select: { seq: true, at: true, body: true },
  })
  const page = rows.slice(0, historyPerPage)
  const last = page.at(-1)
  return {
    entries: page.map(({ seq, at, body }) => {
      const entry = AuditBody.parse(JSON.parse(body))
      return { seq: seq.toString(), at, action: entry.action, by: entry.actor.name, before: said(entry.before), after: said(entry.after) }
    }),
    older: rows.length > historyPerPage && last ? last.seq.toString() : null,
  }
}
export type HistoryEntry = Awaited<ReturnType<typeof listTemplateHistory>>['entries'][number]

const said = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
