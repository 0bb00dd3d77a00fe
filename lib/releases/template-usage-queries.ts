import { type Actor, readableWhere } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import { isEnded } from './state'

/** How a template is used, as far as the actor may see. */
export interface TemplateUsage {
  running: number
  ended: number
  newest: { id: string; number: number; title: string; createdAt: Date } | null
  /** Releases made from each version, the newest version first. */
  byVersion: { number: number; running: number; ended: number }[]
}

/** How many releases were made from each of these templates, running and ended, by version, and the newest of them. */
export async function usageOfTemplates(actor: Actor, templateIds: readonly string[]): Promise<Map<string, TemplateUsage>> {
  const versions = await db.templateVersion.findMany({
    where: { templateId: { in: [...templateIds] } },
    select: { id: true, templateId: true, number: true },
  })
  const known = new Map(versions.map((version) => [version.id, version]))
  const where = { templateVersionId: { in: [...known.keys()] }, ...readableWhere(actor) }
  const [groups, newest] = await Promise.all([
    db.release.groupBy({ by: ['templateVersionId', 'state'], where, _count: true }),
    db.release.findMany({
      where,
      distinct: ['templateVersionId'],
      orderBy: { createdAt: 'desc' },
      select: { id: true, number: true, title: true, createdAt: true, templateVersionId: true },
    }),
  ])
  const usage = new Map<string, TemplateUsage>()
  for (const { templateVersionId, state, _count } of groups) {
    const version = known.get(templateVersionId)
    if (!version) continue
    const entry: TemplateUsage = usage.get(version.templateId) ?? { running: 0, ended: 0, newest: null, byVersion: [] }
    usage.set(version.templateId, entry)
    const line = entry.byVersion.find((each) => each.number === version.number) ?? { number: version.number, running: 0, ended: 0 }
    if (!entry.byVersion.includes(line)) entry.byVersion.push(line)
    const side = isEnded(state) ? 'ended' : 'running'
    entry[side] += _count
    line[side] += _count
  }
  for (const { templateVersionId, ...release } of newest) {
    const entry = usage.get(known.get(templateVersionId)?.templateId ?? '')
    if (entry && (!entry.newest || entry.newest.createdAt < release.createdAt)) entry.newest = release
  }
  for (const entry of usage.values()) entry.byVersion.sort((a, b) => b.number - a.number)
  return usage
}
