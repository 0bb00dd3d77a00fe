import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Completeness } from '@/components/integrations/completeness'
import { LiveRefresh } from '@/components/live/live-context'
import { ButtonLink } from '@/components/ui/button-link'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { SearchInput } from '@/components/ui/search-input'
import { Table, Tbody, Td, Th, Thead } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { can } from '@/lib/core/permissions'
import { signedInPerson } from '@/lib/core/session'
import { type ListedIntegration, listIntegrations } from '@/lib/integrations/queries'
import { IntegrationDialog } from './integration-dialog'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('integrations'))('title') }
}

type Search = Promise<{ q?: string | string[]; show?: string | string[] }>

/** Every integration the person may read, with its owners and how complete each environment is. */
export default async function IntegrationsPage({ searchParams }: { searchParams: Search }) {
  const [actor, search, t] = await Promise.all([signedInPerson('/integrations'), searchParams, getTranslations('integrations')])
  const archived = search.show === 'archived'
  const words = typeof search.q === 'string' ? search.q.trim().toLowerCase() : ''
  const all = await listIntegrations(actor, { archived })
  const shown = all.filter((row) => `${row.name} ${row.key} ${row.description}`.toLowerCase().includes(words))
  const mayCreate = can(actor, 'integration.create')
  return (
    <>
      <LiveRefresh topics={['integration']} />
      <PageHeader
        title={archived ? t('archivedTitle') : t('title')}
        crumbs={archived ? [{ href: '/integrations', label: t('title') }] : undefined}
        meta={t('intro')}
        actions={
          <>
            {archived ? null : (
              <ButtonLink variant="ghost" href="/integrations?show=archived">
                {t('showArchived')}
              </ButtonLink>
            )}
            {mayCreate ? <IntegrationDialog /> : null}
          </>
        }
      />
      {all.length > 0 ? (
        <div className="mb-3 flex">
          <SearchInput label={t('search')} />
        </div>
      ) : null}
      <Panel>
        {shown.length > 0 ? (
          <IntegrationTable rows={shown} />
        ) : all.length > 0 ? (
          <EmptyState title={t('nothingFound', { words })}>{t('nothingFoundHint')}</EmptyState>
        ) : archived ? (
          <EmptyState title={t('noneArchived')}>{t('noneArchivedHint')}</EmptyState>
        ) : (
          <EmptyState title={t('none')} actions={mayCreate ? <IntegrationDialog /> : null}>
            {mayCreate ? t('noneHint') : t('noneHintReader')}
          </EmptyState>
        )}
      </Panel>
    </>
  )
}

function IntegrationTable({ rows }: { rows: ListedIntegration[] }) {
  const t = useTranslations('integrations')
  return (
    <Table label={t('title')}>
      <Thead>
        <Th>{t('column.integration')}</Th>
        <Th>{t('column.environments')}</Th>
        <Th>{t('column.owners')}</Th>
        <Th>{t('column.changed')}</Th>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Td>
              <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
                <Link href={`/integrations/${row.key}`} className="font-medium hover:underline">
                  {row.name}
                </Link>
                {row.critical ? <Chip>{t('critical')}</Chip> : null}
              </div>
              <div className="font-mono text-2xs text-ink-3">{row.key}</div>
            </Td>
            <Td>
              <div className="flex flex-wrap gap-1.5">
                {row.environments.map((environment) => (
                  <Completeness
                    key={environment.id}
                    name={environment.name}
                    set={environment.set}
                    required={environment.required}
                    findings={environment.findings}
                  />
                ))}
                {row.environments.length === 0 ? <span className="text-sm text-ink-3">{t('noEnvironments')}</span> : null}
              </div>
            </Td>
            <Td>
              <Chip tone={row.owned === row.areas ? 'go' : 'hold'} title={t('ownersOf', { owned: row.owned, areas: row.areas })}>
                {t('completeness.figures', { set: row.owned, required: row.areas })}
              </Chip>
            </Td>
            <Td className="text-sm whitespace-nowrap text-ink-2">{row.changedAt ? <Time at={row.changedAt} look="relative" /> : '–'}</Td>
          </tr>
        ))}
      </Tbody>
    </Table>
  )
}
