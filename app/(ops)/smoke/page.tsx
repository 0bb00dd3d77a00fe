import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { LiveRefresh } from '@/components/live/live-context'
import { EvidenceChip } from '@/components/smoke/evidence-note'
import { ButtonLink } from '@/components/ui/button-link'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Panel, PanelBody } from '@/components/ui/panel'
import { Table, Tbody, Td, Th, Thead } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { plain } from '@/lib/core/canonical'
import { signedInPerson } from '@/lib/core/session'
import type { Wire } from '@/lib/core/wire'
import { type ListedSuites, listSuites } from '@/lib/smoke/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('smoke'))('title') }
}

type Search = Promise<{ show?: string | string[] }>
type Place = Wire<ListedSuites>[number]

/** Every suite by integration, with what it last said of each environment. */
export default async function SmokePage({ searchParams }: { searchParams: Search }) {
  const [actor, { show }, t] = await Promise.all([signedInPerson('/smoke'), searchParams, getTranslations('smoke')])
  const archived = show === 'archived'
  const places = plain(await listSuites(actor, { archived })) as Wire<ListedSuites>
  const shown = archived ? places.filter((place) => place.suites.length > 0) : places
  const mayCreate = places.some((place) => place.may.create)
  const empty = shown.every((place) => place.suites.length === 0)
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
      {places.length === 0 ? (
        <Panel>
          <EmptyState title={t('list.noIntegration')} actions={<ButtonLink href="/integrations">{t('list.toIntegrations')}</ButtonLink>}>
            {t('list.noIntegrationHint')}
          </EmptyState>
        </Panel>
      ) : empty ? (
        <Panel>
          <EmptyState
            title={archived ? t('list.noneArchived') : t('list.none')}
            actions={
              mayCreate && !archived ? (
                <>
                  <ButtonLink variant="primary" href="/smoke/new">
                    {t('newSuite')}
                  </ButtonLink>
                  <ButtonLink href="/smoke/import">{t('bring')}</ButtonLink>
                </>
              ) : null
            }
          >
            {archived ? null : mayCreate ? t('list.noneHint') : t('list.noneHintReader')}
          </EmptyState>
        </Panel>
      ) : (
        <div className="grid gap-4">
          {shown.map((place) => (
            <PlacePanel key={place.id} place={place} archived={archived} />
          ))}
        </div>
      )}
    </>
  )
}

function PlacePanel({ place, archived }: { place: Place; archived: boolean }) {
  const t = useTranslations('smoke')
  const title = (
    <Link href={`/integrations/${place.key}`} className="hover:underline">
      {place.name}
    </Link>
  )
  const add =
    place.may.create && !archived ? (
      <ButtonLink size="sm" variant="ghost" href={`/smoke/new?integration=${place.key}`}>
        {t('newSuite')}
      </ButtonLink>
    ) : null
  return (
    <Panel title={title} actions={add}>
      {place.suites.length === 0 ? (
        <PanelBody className="text-sm text-ink-2">{t('list.noneHere')}</PanelBody>
      ) : (
        <Table label={place.name}>
          <Thead>
            <Th className="w-1/3">{t('list.suite')}</Th>
            {place.environments.map((environment) => (
              <Th key={environment.id}>{environment.name}</Th>
            ))}
            {place.environments.length === 0 ? <Th>{t('suite.environments')}</Th> : null}
          </Thead>
          <Tbody>
            {place.suites.map((suite) => (
              <tr key={suite.id}>
                <Td>
                  <Link href={`/smoke/${suite.id}`} className="font-medium hover:underline">
                    {suite.name}
                  </Link>
                  <div className="flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
                    <span className="font-mono text-2xs">{suite.key}</span>
                    <span>{t('revision', { revision: suite.revision })}</span>
                    {suite.stepCount === null ? null : <span>{t('steps', { count: suite.stepCount })}</span>}
                    {suite.archivedAt ? <Chip tone="idle">{t('suite.archived')}</Chip> : null}
                  </div>
                </Td>
                {suite.evidence.map(({ environment, judged, shown, underWay }) => (
                  <Td key={environment.id}>
                    <LastRun href={shown ? `/smoke/runs/${(underWay ?? shown).id}` : null}>
                      <EvidenceChip judged={underWay ? { state: 'running' } : judged} latest={shown} />
                    </LastRun>
                    {shown ? (
                      <div className="text-xs whitespace-nowrap text-ink-3">
                        <Time at={shown.finishedAt ?? shown.createdAt} look="relative" />
                      </div>
                    ) : null}
                  </Td>
                ))}
                {place.environments.length === 0 ? <Td className="text-sm text-ink-3">{t('list.noEnvironment')}</Td> : null}
              </tr>
            ))}
          </Tbody>
        </Table>
      )}
    </Panel>
  )
}

function LastRun({ href, children }: { href: string | null; children: React.ReactNode }) {
  return href ? (
    <Link href={href} className="inline-block rounded-full hover:opacity-80">
      {children}
    </Link>
  ) : (
    children
  )
}
