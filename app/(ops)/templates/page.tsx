import { Upload } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { useTranslations } from 'next-intl'
import { LiveRefresh } from '@/components/live/live-context'
import { TemplateTable } from '@/components/templates/template-table'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { SearchInput } from '@/components/ui/search-input'
import { can } from '@/lib/core/permissions'
import { signedInPerson } from '@/lib/core/session'
import { usageOfTemplates } from '@/lib/releases/template-usage-queries'
import { searchTemplates } from '@/lib/templates/library-queries'
import { TemplateFilter, templatesPerPage } from '@/lib/templates/library-schema'
import { listTemplateNames } from '@/lib/templates/name-queries'
import { LibraryFilters } from './library-filters'
import { NewTemplateDialog } from './new-template-dialog'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('templates'))('title') }
}

type Search = Promise<Record<string, string | string[] | undefined>>

/** The library: the plans releases are made from, what they are for, and how they are used. */
export default async function TemplatesPage({ searchParams }: { searchParams: Search }) {
  const [actor, search, t] = await Promise.all([signedInPerson('/templates'), searchParams, getTranslations('library')])
  const filter = readFilter(search)
  const mayWrite = can(actor, 'template.create')
  const [found, names] = await Promise.all([searchTemplates(actor, filter), mayWrite ? listTemplateNames(actor) : []])
  const usage = await usageOfTemplates(
    actor,
    found.templates.map(({ id }) => id),
  )
  const narrowed = Boolean(filter.search || filter.tag || filter.state)
  const create = mayWrite ? (
    <>
      <ButtonLink href="/templates/import" icon={<Upload size={14} aria-hidden="true" />}>
        {t('import')}
      </ButtonLink>
      <NewTemplateDialog origins={names} general={names.find(({ key }) => key === 'general_release')?.id ?? null} />
    </>
  ) : null
  return (
    <>
      <LiveRefresh topics={['templates']} />
      <PageHeader title={t('title')} meta={t('intro')} actions={create} />
      {found.any ? (
        <div className="mb-3 flex flex-wrap items-end gap-2">
          <SearchInput label={t('list.search')} />
          <LibraryFilters tags={found.tags} />
        </div>
      ) : null}
      <Panel>
        {found.templates.length > 0 ? (
          <>
            <TemplateTable templates={found.templates} usage={usage} />
            <Pages search={search} page={found.page} total={found.total} />
          </>
        ) : found.any ? (
          <EmptyState title={t('list.none_found')} actions={<ButtonLink href="/templates">{t('list.clear')}</ButtonLink>}>
            {t(narrowed ? 'list.none_found_hint' : 'list.all_retired_hint')}
          </EmptyState>
        ) : (
          <EmptyState title={t('list.none')} actions={create}>
            {t(mayWrite ? 'list.none_hint' : 'list.none_hint_reader')}
          </EmptyState>
        )}
      </Panel>
    </>
  )
}

/** What the address asks for; what is malformed there is as if it were not. */
function readFilter(search: Awaited<Search>): TemplateFilter {
  const one = (name: string) => (typeof search[name] === 'string' && search[name] !== '' ? search[name] : undefined)
  const asked = { search: one('q'), state: one('state'), tag: one('tag'), page: one('page') ?? 1 }
  const parsed = TemplateFilter.safeParse(asked)
  if (parsed.success) return parsed.data
  const bad = new Set(parsed.error.issues.map((issue) => issue.path[0]))
  return TemplateFilter.parse(Object.fromEntries(Object.entries(asked).filter(([name]) => !bad.has(name))))
}

function Pages({ search, page, total }: { search: Awaited<Search>; page: number; total: number }) {
  const list = useTranslations('library.list')
  const to = (target: number) => {
    const kept = Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== 'page')
    return `/templates?${new URLSearchParams([...kept, ['page', String(target)]])}`
  }
  const last = Math.ceil(total / templatesPerPage)
  const from = (page - 1) * templatesPerPage + 1
  return (
    <Pagination previous={page > 1 ? to(page - 1) : null} next={page < last ? to(page + 1) : null}>
      {list('page', { from, to: Math.min(total, from + templatesPerPage - 1), total })}
    </Pagination>
  )
}
