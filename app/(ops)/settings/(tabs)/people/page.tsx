import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { LiveRefresh } from '@/components/live/live-context'
import { RoleList } from '@/components/people/role-list'
import { StandingChip } from '@/components/people/standing-chip'
import { StandingFilter } from '@/components/people/standing-filter'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { SearchInput } from '@/components/ui/search-input'
import { Table, Tbody, Td, Th, Thead } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { signedInPerson } from '@/lib/core/session'
import { listIntegrationsToGrant, listPeople, listSlotRoles } from '@/lib/people/queries'
import { InviteDialog } from './invite-dialog'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('tabs.people') }
}

type Search = Promise<{ q?: string | string[]; standing?: string | string[]; page?: string | string[] }>

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined)
const standings = ['active', 'invited', 'disabled'] as const

/** Everybody who can sign in, was invited or was shut out, with what each may do. */
export default async function PeoplePage({ searchParams }: { searchParams: Search }) {
  const [actor, search, t] = await Promise.all([signedInPerson('/settings/people'), searchParams, getTranslations('people')])
  const q = one(search.q)
  const standing = standings.find((each) => each === one(search.standing))
  const [found, slotRoles, integrations] = await Promise.all([
    listPeople(actor, { search: q, standing, page: Number.parseInt(one(search.page) ?? '1', 10) || 1 }),
    listSlotRoles(actor),
    listIntegrationsToGrant(actor),
  ])
  if (!found || !integrations) notFound()
  const address = (page: number) =>
    `/settings/people?${new URLSearchParams({ ...(q ? { q } : {}), ...(standing ? { standing } : {}), page: String(page) })}`
  return (
    <>
      <LiveRefresh topics={['people']} />
      <div className="flex flex-wrap items-center gap-2">
        <SearchInput label={t('list.search')} />
        <StandingFilter value={standing} />
        <span className="ml-auto">
          <InviteDialog slotRoles={slotRoles.filter((slotRole) => slotRole.retiredAt === null)} integrations={integrations} />
        </span>
      </div>
      <Panel>
        {found.people.length === 0 ? (
          <EmptyState title={t('list.none')}>{t('list.noneHint')}</EmptyState>
        ) : (
          <Table label={t('list.title')}>
            <Thead>
              <Th>{t('fields.name')}</Th>
              <Th>{t('list.access')}</Th>
              <Th>{t('list.standing')}</Th>
              <Th>{t('list.seen')}</Th>
            </Thead>
            <Tbody>
              {found.people.map((person) => (
                <tr key={person.id}>
                  <Td>
                    <Link href={`/settings/people/${person.id}`} className="link font-medium">
                      {person.name}
                    </Link>{' '}
                    {person.fictional ? <Chip>{t('fictional')}</Chip> : null}
                    <span className="block text-xs text-ink-3">{person.email}</span>
                  </Td>
                  <Td>
                    <RoleList roles={person.roles} slots={person.slots} />
                  </Td>
                  <Td>
                    <StandingChip standing={person.standing} />
                  </Td>
                  <Td className="whitespace-nowrap">
                    {person.lastSeenAt ? <Time at={person.lastSeenAt} look="relative" /> : t('list.never')}
                  </Td>
                </tr>
              ))}
            </Tbody>
          </Table>
        )}
        <Pagination
          previous={found.page > 1 ? address(found.page - 1) : null}
          next={found.page < found.pages ? address(found.page + 1) : null}
        >
          {t('list.count', { count: found.total })}
        </Pagination>
      </Panel>
    </>
  )
}
