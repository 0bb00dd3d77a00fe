import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { ActionName } from '@/components/audit/action-name'
import { ActorName } from '@/components/audit/actor-name'
import { EntityLink } from '@/components/audit/entity-link'
import { LiveRefresh } from '@/components/live/live-context'
import { buttonClass } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { Table, Tbody, Td, Th, Thead } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { getChainStatus } from '@/lib/audit/chain-queries'
import { type ListedEntry, listAuditChoices, listEntries, mayVerify } from '@/lib/audit/queries'
import { filterParams } from '@/lib/audit/filter-params'
import { readFilter } from '@/lib/audit/schema'
import { signedInPerson } from '@/lib/core/session'
import { AuditFilterForm } from './audit-filter-form'
import { ChainPanel } from './chain-panel'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') }
}

type Search = Promise<Record<string, string | string[] | undefined>>

/** Who did what, when: searched, filtered, exported, verified. */
export default async function AuditPage({ searchParams }: { searchParams: Search }) {
  const [actor, search, t] = await Promise.all([signedInPerson('/audit'), searchParams, getTranslations('audit')])
  const filter = readFilter(search)
  const [page, status, choices] = await Promise.all([
    listEntries(actor, filter, actor.timeZone),
    getChainStatus(actor),
    listAuditChoices(actor),
  ])
  const params = filterParams(filter)
  const address = (place: 'before' | 'after', seq: string) => `/audit?${new URLSearchParams([...params, [place, seq]])}`
  const filtered = params.size > 0
  return (
    <>
      <LiveRefresh topics={['audit']} />
      <PageHeader
        title={t('title')}
        meta={status ? t('lead') : t('leadPart')}
        actions={
          <a href={`/api/audit/export?${params}`} download className={buttonClass()}>
            <Download size={14} aria-hidden="true" />
            {filtered ? t('exportPart') : t('export')}
          </a>
        }
      />
      <div className="grid gap-4">
        {status ? <ChainPanel status={status} mayVerify={mayVerify(actor)} /> : null}
        <AuditFilterForm filter={filter} choices={choices} zone={actor.timeZone} />
        <Panel>
          {page.entries.length === 0 ? (
            <EmptyState
              title={filtered ? t('noMatch') : t('none')}
              actions={filtered ? <ButtonLink href="/audit">{t('all')}</ButtonLink> : undefined}
            >
              {filtered ? t('noMatchHint') : t('noneHint')}
            </EmptyState>
          ) : (
            <EntryTable entries={page.entries} integrations={new Map(choices.integrations.map((each) => [each.id, each.name]))} />
          )}
          <Pagination
            previous={page.newer ? address('after', page.newer) : null}
            next={page.older ? address('before', page.older) : null}
          />
        </Panel>
      </div>
    </>
  )
}

function EntryTable({ entries, integrations }: { entries: ListedEntry[]; integrations: Map<string, string> }) {
  const t = useTranslations('audit')
  return (
    <Table label={t('title')}>
      <Thead>
        <Th end>{t('columns.seq')}</Th>
        <Th>{t('columns.at')}</Th>
        <Th>{t('columns.who')}</Th>
        <Th>{t('columns.what')}</Th>
        <Th>{t('columns.integration')}</Th>
      </Thead>
      <Tbody>
        {entries.map((entry) => (
          <tr key={entry.seq}>
            <Td end mono>
              <Link href={`/audit/${entry.seq}`} className="link" aria-label={t('openEntry', { seq: entry.seq })}>
                {entry.seq}
              </Link>
            </Td>
            <Td className="whitespace-nowrap">
              <Time at={entry.at} />
            </Td>
            <Td>
              <ActorName actor={entry.actor} entity={entry.entity} />
            </Td>
            <Td>
              <span className="block font-medium">
                <ActionName action={entry.action} />
              </span>
              <span className="block text-sm">
                <EntityLink entity={entry.entity} linked={false} />
              </span>
            </Td>
            <Td>{entry.integrationId ? (integrations.get(entry.integrationId) ?? '–') : '–'}</Td>
          </tr>
        ))}
      </Tbody>
    </Table>
  )
}
