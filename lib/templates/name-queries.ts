import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import { mayReadTemplates } from './may-read'

/** Templates that are not retired, by name: what a list to choose from needs. */
export async function listTemplateNames(actor: Actor) {
  if (!mayReadTemplates(actor)) return []
  return db.template.findMany({
    where: { retiredAt: null },
    orderBy: { name: 'asc' },
    take: 1000,
    select: { id: true, key: true, name: true, nameZh: true },
  })
}
