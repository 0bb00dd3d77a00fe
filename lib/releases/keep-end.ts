import { closeChecklist } from '@/lib/checklists/instantiate-checklist'
import type { Tx } from '@/lib/core/db/client'
import { keepSubject } from './keep-subject'
import { loadFacts } from './load-facts'
import type { SubjectDigests } from './subject'

/**
 * Ends a release's evidence: keeps what its subject is, so that its signatures are never held against what changes later, and
 * closes its checklist.
 */
export async function keepEnd(tx: Tx, release: { id: string; checklistId: string }, now: Date): Promise<{ subject: SubjectDigests }> {
  const facts = await loadFacts(tx, release.id, now)
  await closeChecklist(tx, release.checklistId, now)
  if (!facts) return { subject: {} }
  await keepSubject(tx, facts.subject)
  return { subject: facts.digests }
}
