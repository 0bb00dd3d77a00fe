import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { ChangeText } from '@/components/changes/change-text'
import { LiveRefresh } from '@/components/live/live-context'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { SearchInput } from '@/components/ui/search-input'
import { Table, Tbody, Td, Th, Thead } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { type ListedChange, listChanges, listChangeSources } from '@/lib/changes/queries'
import { type ChangeFilter, readChangeFilter } from '@/lib/changes/schema'
import { can } from '@/lib/core/permissions'
import { signedInPerson } from '@/lib/core/session'
import { ChangeFilters } from './change-filters'
import { RecordChangeDialog } from './record-change-dialog'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('changes'))('title') }
}

/** What was changed, when and by whom: searchable, filtered, newest first. */
export default async function ChangesPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [actor, search, t] = await Promise.all([signedInPerson('/changes'), searchParams, getTranslations('changes')])
  const filter = readChangeFilter(search)
  const [{ changes, next }, sources] = await Promise.all([listChanges(actor, filter), listChangeSources(actor)])
  const recordable = sources.filter((source) => !source.archivedAt && can(actor, 'change.record', source.id))
  const filtered = Boolean(filter.search || filter.kind || filter.integrationId || filter.environmentId)
  return (
    <>
      <LiveRefresh topics={['integration', 'release']} />
      <PageHeader
        title={t('title')}
        meta={t('intro')}
        actions={recordable.length > 0 ? <RecordChangeDialog sources={recordable} integrationId={filter.integrationId} /> : null}
      />
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <SearchInput label={t('search')} />
        <ChangeFilters sources={sources.map(({ id, name }) => ({ id, name }))} />
      </div>
      <Panel>
        {changes.length > 0 ? (
          <ChangeTable changes={changes} />
        ) : filtered || filter.after ? (
          <EmptyState title={t('nothingFound')}>{t('nothingFoundHint')}</EmptyState>
        ) : (
          <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
        )}
        <Pagination previous={filter.after ? address(filter, undefined) : null} next={next ? address(filter, next) : null} />
      </Panel>
    </>
  )
}

/** The address of a page of the log; without `after` it is the newest. */
function address({ search, kind, integrationId, environmentId }: ChangeFilter, after: string | undefined): string {
  const entries = Object.entries({ q: search, kind, integrationId, environmentId, after })
  const query = new URLSearchParams(entries.flatMap(([name, value]) => (value ? [[name, value]] : [])))
  return `/changes?${query}`
}

function ChangeTable({ changes }: { changes: ListedChange[] }) {
  const t = useTranslations('changes')
  return (
    <Table label={t('title')}>
      <Thead>
        <Th>{t('column.at')}</Th>
        <Th>{t('column.kind')}</Th>
        <Th>{t('column.what')}</Th>
        <Th>{t('column.where')}</Th>
        <Th>{t('column.by')}</Th>
      </Thead>
      <Tbody>
        {changes.map((change) => (
          <tr key={change.id}>
            <Td className="text-sm whitespace-nowrap text-ink-2">
              <Time at={change.at} />
            </Td>
            <Td>
              <Chip>{t.has(`kind.${change.kind}`) ? t(`kind.${change.kind}`) : change.kind}</Chip>
            </Td>
            <Td className="min-w-56">
              {change.releaseId ? (
                <Link href={`/releases/${change.releaseId}`} className="hover:underline">
                  <ChangeText change={change} />
                </Link>
              ) : (
                <ChangeText change={change} />
              )}
            </Td>
            <Td className="text-sm">
              {change.integration ? (
                <Link href={`/integrations/${change.integration.key}`} className="hover:underline">
                  {change.integration.name}
                </Link>
              ) : (
                <span className="text-ink-3">{t('everywhere')}</span>
              )}
              {change.environment ? <span className="text-ink-3"> · {change.environment}</span> : null}
            </Td>
            <Td className="text-sm whitespace-nowrap text-ink-2">{change.actorName}</Td>
          </tr>
        ))}
      </Tbody>
    </Table>
  )
}
