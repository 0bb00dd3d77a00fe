import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { LiveRefresh } from '@/components/live/live-context'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { SearchInput } from '@/components/ui/search-input'
import { plain } from '@/lib/core/canonical'
import { signedInPerson } from '@/lib/core/session'
import type { Wire } from '@/lib/core/wire'
import { SuiteFilter, suitesPerPage } from '@/lib/smoke/list-filter'
import { listSuitePage, listSuiteSources, type SuiteList } from '@/lib/smoke/list-queries'
import { PlacePanel } from './place-panel'
import { SuiteFilters } from './suite-filters'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('smoke'))('title') }
}

type Search = Record<string, string | string[] | undefined>

/** The suites the person may read, searched and page by page: what each says of every environment, how it went lately, when it runs next. */
export default async function SmokePage({ searchParams }: { searchParams: Promise<Search> }) {
  const [actor, search, t] = await Promise.all([signedInPerson('/smoke'), searchParams, getTranslations('smoke')])
  const filter = readFilter(search)
  const { sources, mayCreate } = await listSuiteSources(actor)
  const list = plain(await listSuitePage(actor, filter)) as Wire<SuiteList>
  const narrowed = Boolean(filter.search || filter.state || filter.integration)
  const { archived } = filter
  return (
    <>
      <LiveRefresh topics={['smoke_suite', 'integration']} />
      <PageHeader
        title={archived ? t('archivedTitle') : t('title')}
        crumbs={archived ? [{ href: '/smoke', label: t('title') }] : undefined}
        meta={t('intro')}
        actions={
          archived ? null : (
            <>
              <ButtonLink variant="ghost" href="/smoke?show=archived">
                {t('showArchived')}
              </ButtonLink>
              {mayCreate ? <ButtonLink href="/smoke/import">{t('bring')}</ButtonLink> : null}
              {mayCreate ? <ButtonLink href="/smoke/new">{t('newSuite')}</ButtonLink> : null}
            </>
          )
        }
      />
      {list.total > 0 || narrowed ? (
        <div className="mb-3 flex flex-wrap items-end gap-2">
          <SearchInput label={t('list.search')} />
          <SuiteFilters sources={sources} />
        </div>
      ) : null}
      {list.places.length > 0 ? (
        <div className="grid gap-4">
          {list.places.map((place) => (
            <PlacePanel key={place.id} place={place} />
          ))}
          {list.total > suitesPerPage || list.page > 1 ? <Pages search={search} page={list.page} total={list.total} /> : null}
        </div>
      ) : (
        <Panel>
          <Nothing filter={filter} narrowed={narrowed || list.page > 1} mayCreate={mayCreate} anywhere={sources.length > 0} />
        </Panel>
      )}
    </>
  )
}

/** What the address asks for; what it cannot mean is left out. */
function readFilter(search: Search): SuiteFilter {
  const one = (name: string) => (typeof search[name] === 'string' && search[name] !== '' ? search[name] : undefined)
  const asked: Record<string, unknown> = { search: one('q'), integration: one('integration'), state: one('state'), page: one('page') ?? 1 }
  const { shape } = SuiteFilter
  const read = Object.fromEntries(
    Object.entries(shape).flatMap(([name, schema]) => {
      const { success, data } = schema.safeParse(asked[name])
      return success ? [[name, data]] : []
    }),
  )
  return SuiteFilter.parse({ ...read, archived: search.show === 'archived' })
}

type NothingProps = { filter: SuiteFilter; narrowed: boolean; mayCreate: boolean; anywhere: boolean }

/** Why there is nothing to see, and what to do about it. */
function Nothing({ filter, narrowed, mayCreate, anywhere }: NothingProps) {
  const t = useTranslations('smoke')
  if (!anywhere) {
    return (
      <EmptyState title={t('list.noIntegration')} actions={<ButtonLink href="/integrations">{t('list.toIntegrations')}</ButtonLink>}>
        {t('list.noIntegrationHint')}
      </EmptyState>
    )
  }
  if (narrowed) {
    const all = filter.archived ? '/smoke?show=archived' : '/smoke'
    return (
      <EmptyState title={t('list.noneFound')} actions={<ButtonLink href={all}>{t('list.clear')}</ButtonLink>}>
        {t(filter.state ? `list.noneFoundState.${filter.state}` : 'list.noneFoundHint')}
      </EmptyState>
    )
  }
  if (filter.archived) return <EmptyState title={t('list.noneArchived')} />
  return (
    <EmptyState
      title={t('list.none')}
      actions={
        mayCreate ? (
          <>
            <ButtonLink variant="primary" href="/smoke/new">
              {t('newSuite')}
            </ButtonLink>
            <ButtonLink href="/smoke/import">{t('bring')}</ButtonLink>
          </>
        ) : null
      }
    >
      {t(mayCreate ? 'list.noneHint' : 'list.noneHintReader')}
    </EmptyState>
  )
}

function Pages({ search, page, total }: { search: Search; page: number; total: number }) {
  const t = useTranslations('smoke.list')
  const last = Math.max(1, Math.ceil(total / suitesPerPage))
  const to = (number: number) => {
    const next = new URLSearchParams(Object.entries(search).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
    if (number > 1) next.set('page', String(number))
    else next.delete('page')
    return `/smoke?${next}`
  }
  return (
    <Pagination previous={page > 1 ? to(page - 1) : null} next={page < last ? to(page + 1) : null}>
      {t('pageOf', { page, last, total })}
    </Pagination>
  )
}
