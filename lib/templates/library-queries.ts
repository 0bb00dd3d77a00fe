import type { Actor } from '@/lib/core/actor'
import { now as clock } from '@/lib/core/clock'
import { db } from '@/lib/core/db/client'
import { countPlan } from './count-plan'
import { type TemplateFilter, templatesPerPage } from './library-schema'
import { mayReadTemplates } from './may-read'

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
  const rows = await db.template.findMany({
    where: { id: { in: found.map((row) => row.id) } },
    include: {
      versions: {
        where: { state: { in: ['published', 'draft'] } },
        orderBy: { number: 'desc' },
        select: {
          id: true,
          number: true,
          state: true,
          publishedAt: true,
          createdByName: true,
          publishedByName: true,
          updatedByName: true,
          updatedAt: true,
        },
      },
    },
  })
  const shown = new Map(rows.map((row) => [row.id, row]))
  const today = clock().toISOString().slice(0, 10)
  const templates = await Promise.all(
    found.flatMap(({ id }) => {
      const row = shown.get(id)
      return row ? [lineOf(row, today)] : []
    }),
  )
  return { templates, total: found[0]?.total ?? 0, page: filter.page, tags, any: any !== null }
}
export type TemplateLine = Awaited<ReturnType<typeof searchTemplates>>['templates'][number]

type Row = Awaited<ReturnType<typeof readRows>>[number]
const readRows = () =>
  db.template.findMany({
    include: {
      versions: {
        select: {
          id: true,
          number: true,
          state: true,
          publishedAt: true,
          createdByName: true,
          publishedByName: true,
          updatedByName: true,
          updatedAt: true,
        },
      },
    },
  })

async function lineOf(row: Row, today: string) {
  const newest = row.versions.find((version) => version.state === 'published') ?? null
  const draft = row.versions.find((version) => version.state === 'draft') ?? null
  const counted = newest ?? draft
  const stored = counted ? await db.templateVersion.findUnique({ where: { id: counted.id }, select: { body: true } }) : null
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
    ...countPlan(stored?.body),
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
