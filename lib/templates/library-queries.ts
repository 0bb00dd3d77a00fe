import type { Actor } from '@/lib/core/actor'
import { now as clock } from '@/lib/core/clock'
import { db } from '@/lib/core/db/client'
import { countPlan } from './count-plan'
import { type TemplateFilter, templatesPerPage } from './library-schema'
import { mayReadTemplates } from './may-read'

const versionColumns = {
  id: true,
  number: true,
  state: true,
  publishedAt: true,
  createdByName: true,
  publishedByName: true,
  updatedByName: true,
  updatedAt: true,
} as const

const readRows = (ids: string[]) =>
  db.template.findMany({
    where: { id: { in: ids } },
    include: { versions: { where: { state: { in: ['published', 'draft'] } }, orderBy: { number: 'desc' }, select: versionColumns } },
  })
type Row = Awaited<ReturnType<typeof readRows>>[number]

/** Words of a search, as patterns: each must be found somewhere. A text without blanks, as in Chinese, is one word. */
function patternsOf(search: string): string[] {
  const words = search.split(/\s+/).filter(Boolean).slice(0, 10)
  return words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
}

/**
 * One page of the library, by name: templates whose name, description, tags or key hold every word, in either language, with their newest
 * version, their draft and how much they ask for.
 */
export async function searchTemplates(actor: Actor, filter: TemplateFilter) {
  if (!mayReadTemplates(actor)) return { templates: [], total: 0, page: 1, tags: [], any: false }
  const [found, tags, any] = await Promise.all([findIds(filter), listTags(), db.template.findFirst({ select: { id: true } })])
  const rows = await readRows(found.map((row) => row.id))
  const shown = new Map(rows.map((row) => [row.id, row]))
  const today = clock().toISOString().slice(0, 10)
  const counted = rows.flatMap((row) => (({ newest, draft }) => (newest ?? draft)?.id ?? [])(standing(row)))
  const stored = await db.templateVersion.findMany({ where: { id: { in: counted } }, select: { id: true, body: true } })
  const bodies = new Map(stored.map(({ id, body }) => [id, body]))
  const templates = found.flatMap(({ id }) => {
    const row = shown.get(id)
    return row ? [lineOf(row, bodies, today)] : []
  })
  return { templates, total: found[0]?.total ?? 0, page: filter.page, tags, any: any !== null }
}
export type TemplateLine = Awaited<ReturnType<typeof searchTemplates>>['templates'][number]

/** The newest published version of a template and its draft, where there is one. */
function standing({ versions }: Row) {
  const inState = (state: 'published' | 'draft') => versions.find((version) => version.state === state) ?? null
  return { newest: inState('published'), draft: inState('draft') }
}

function lineOf(row: Row, bodies: ReadonlyMap<string, unknown>, today: string) {
  const { newest, draft } = standing(row)
  const nextReviewOn = row.nextReviewOn?.toISOString().slice(0, 10) ?? null
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    nameZh: row.nameZh,
    description: row.description,
    descriptionZh: row.descriptionZh,
    tags: row.tags,
    retired: row.retiredAt !== null,
    nextReviewOn,
    reviewOverdue: nextReviewOn !== null && nextReviewOn < today && row.retiredAt === null,
    newest: newest ? { number: newest.number, at: newest.publishedAt, by: newest.publishedByName ?? newest.createdByName } : null,
    draft: draft ? { number: draft.number, at: draft.updatedAt, by: draft.updatedByName ?? draft.createdByName } : null,
    ...countPlan(bodies.get((newest ?? draft)?.id ?? '')),
  }
}

/** The ids of one page and how many there are in all. */
async function findIds({ search, tag, state, page }: TemplateFilter): Promise<{ id: string; total: number }[]> {
  const patterns = patternsOf(search ?? '')
  return db.$queryRaw<{ id: string; total: number }[]>`
    select t.id::text, count(*) over ()::int total from templates t
    where not exists (
        select 1 from unnest(${patterns}::text[]) word
        where not concat_ws(' ', t.name, t.name_zh, t.description, t.description_zh, t.key, array_to_string(t.tags, ' ')) ilike word)
      and (${tag ?? null}::text is null or exists (select 1 from unnest(t.tags) has where lower(has) = lower(${tag ?? null}::text)))
      and case ${state ?? ''}::text
        when 'retired' then t.retired_at is not null
        when 'used' then t.retired_at is null and exists (select 1 from template_versions v where v.template_id = t.id and v.state = 'published')
        when 'draft' then t.retired_at is null and exists (select 1 from template_versions v where v.template_id = t.id and v.state = 'draft')
        else t.retired_at is null end
    order by lower(t.name), t.id
    limit ${templatesPerPage} offset ${(page - 1) * templatesPerPage}`
}

/** Every tag in use, once whatever its case, by name. */
async function listTags(): Promise<string[]> {
  const rows = await db.$queryRaw<{ tag: string }[]>`
    select min(tag) tag from templates t, unnest(t.tags) tag where t.retired_at is null group by lower(tag) order by lower(min(tag)) limit 200`
  return rows.map((row) => row.tag)
}
