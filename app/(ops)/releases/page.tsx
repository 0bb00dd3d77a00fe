import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { LiveRefresh } from '@/components/live/live-context'
import { ReleaseStateChip } from '@/components/releases/release-state-chip'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { SearchInput } from '@/components/ui/search-input'
import { StateSign } from '@/components/ui/state-sign'
import { Table, Tbody, Td, Th, Thead } from '@/components/ui/table'
import { Time, TimeRange } from '@/components/ui/time'
import { can } from '@/lib/core/permissions'
import { signedInPerson } from '@/lib/core/session'
import { listReleases } from '@/lib/releases/list-queries'
import { listReleaseSources } from '@/lib/releases/source-queries'
import { ReleaseFilter, releasesPerPage } from '@/lib/releases/schema'
import type { ReleaseLine } from '@/lib/releases/view'
import { ReleaseFilters } from './release-filters'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('releases'))('title') }
}

type Search = Promise<Record<string, string | string[] | undefined>>

/** Every release the person may read, newest first; those that still move with their verdict. */
export default async function ReleasesPage({ searchParams }: { searchParams: Search }) {
  const [actor, search, t] = await Promise.all([signedInPerson('/releases'), searchParams, getTranslations('releases')])
  const filter = readFilter(search)
  const [{ releases, total, page }, sources] = await Promise.all([listReleases(actor, filter), listReleaseSources(actor)])
  const mayCreate = can(actor, 'release.create')
  const narrowed = Boolean(filter.search || filter.state || filter.integrationId)
  const create = mayCreate ? (
    <ButtonLink variant="primary" href="/releases/new">
      {t('new')}
    </ButtonLink>
  ) : null
  return (
    <>
      <LiveRefresh topics={['release']} />
      <PageHeader
        title={t('title')}
        actions={
          <>
            {can(actor, 'station.configure') ? (
              <ButtonLink variant="ghost" href="/releases/stations">
                {t('about.station_settings')}
              </ButtonLink>
            ) : null}
            {create}
          </>
        }
      />
      {total > 0 || narrowed ? (
        <div className="mb-3 flex flex-wrap items-end gap-2">
          <SearchInput label={t('list.search')} />
          <ReleaseFilters sources={sources} />
        </div>
      ) : null}
      <Panel>
        {releases.length > 0 ? (
          <>
            <ReleaseTable releases={releases} />
            <Pages search={search} page={page} total={total} />
          </>
        ) : narrowed || total > 0 ? (
          <EmptyState title={t('list.noneFound')} actions={<ButtonLink href="/releases">{t('list.clear')}</ButtonLink>}>
            {t('list.noneFoundHint')}
          </EmptyState>
        ) : (
          <EmptyState title={t('list.none')} actions={create}>
            {t(mayCreate ? 'list.noneHint' : 'list.noneHintReader')}
          </EmptyState>
        )}
      </Panel>
    </>
  )
}

/** What the address asks for; what is malformed there is as if it were not. */
function readFilter(search: Awaited<Search>): ReleaseFilter {
  const one = (name: string) => (typeof search[name] === 'string' && search[name] !== '' ? search[name] : undefined)
  const asked = { search: one('q'), state: one('state'), integrationId: one('integration'), page: one('page') ?? 1 }
  const parsed = ReleaseFilter.safeParse(asked)
  if (parsed.success) return parsed.data
  const bad = new Set(parsed.error.issues.map((issue) => issue.path[0]))
  return ReleaseFilter.parse(Object.fromEntries(Object.entries(asked).filter(([name]) => !bad.has(name))))
}

function ReleaseTable({ releases }: { releases: readonly ReleaseLine[] }) {
  const t = useTranslations('releases')
  return (
    <Table label={t('list.label')}>
      <Thead>
        <Th>{t('list.column.release')}</Th>
        <Th className="max-md:hidden">{t('list.column.where')}</Th>
        <Th className="max-sm:hidden">{t('list.column.window')}</Th>
        <Th>{t('list.column.state')}</Th>
        <Th>{t('list.column.verdict')}</Th>
        <Th className="max-lg:hidden">{t('list.column.manager')}</Th>
      </Thead>
      <Tbody>
        {releases.map((release) => (
          <tr key={release.id}>
            <Td>
              <Link href={`/releases/${release.id}`} className="font-medium hover:underline">
                {release.title}
              </Link>{' '}
              <span className="font-mono text-xs text-ink-3">{release.version}</span>
              <span className="block text-xs text-ink-3">{t('head.number', { number: release.number })}</span>
              {/* Narrow screens leave columns out and say their content here. */}
              <span className="block text-xs text-ink-3 md:hidden">
                {release.integration.name} · {release.environment.name}
              </span>
              <TimeRange
                from={release.window.start}
                to={release.window.end}
                zone={release.window.timeZone}
                className="block text-xs text-ink-3 sm:hidden"
              />
            </Td>
            <Td className="max-md:hidden">
              {release.integration.name}
              <span className="block text-xs text-ink-3">{release.environment.name}</span>
            </Td>
            <Td className="whitespace-nowrap max-sm:hidden">
              <TimeRange from={release.window.start} to={release.window.end} zone={release.window.timeZone} />
              <span className="block text-xs text-ink-3">
                {release.endedAt ? (
                  <>
                    {t('list.ended_at')} <Time at={release.endedAt} look="relative" />
                  </>
                ) : (
                  <Time at={release.window.start} zone={release.window.timeZone} look="relative" />
                )}
              </span>
            </Td>
            <Td>
              <ReleaseStateChip state={release.state} call={release.verdict?.call} />
            </Td>
            <Td>
              {release.verdict ? (
                <StateSign look="chip" state={release.verdict.call} count={release.verdict.blockers} />
              ) : (
                <span className="text-ink-3">–</span>
              )}
            </Td>
            <Td className="whitespace-nowrap max-lg:hidden">{release.managerName}</Td>
          </tr>
        ))}
      </Tbody>
    </Table>
  )
}

function Pages({ search, page, total }: { search: Awaited<Search>; page: number; total: number }) {
  const t = useTranslations('releases.list')
  const to = (target: number) => {
    const kept = Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== 'page')
    return `/releases?${new URLSearchParams([...kept, ['page', String(target)]])}`
  }
  const last = Math.ceil(total / releasesPerPage)
  const from = (page - 1) * releasesPerPage + 1
  return (
    <Pagination previous={page > 1 ? to(page - 1) : null} next={page < last ? to(page + 1) : null}>
      {t('page', { from, to: Math.min(total, from + releasesPerPage - 1), total })}
    </Pagination>
  )
}
