import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { LiveRefresh } from '@/components/live/live-context'
import { SessionList } from '@/components/people/session-list'
import { StandingChip } from '@/components/people/standing-chip'
import { TokenTable } from '@/components/people/token-table'
import { ButtonLink } from '@/components/ui/button-link'
import { Chip } from '@/components/ui/chip'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { signedInPerson } from '@/lib/core/session'
import { getPerson, listIntegrationsToGrant, listSlotRoles } from '@/lib/people/queries'
import { endAllSessionsAction, revokeTokenAction } from '../../actions'
import { AccessPanel } from './access-panel'
import { StandingActions } from './standing-actions'

type Props = { params: Promise<{ id: string }> }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params
  const actor = await signedInPerson(`/settings/people/${id}`)
  const person = uuid.test(id) ? await getPerson(actor, id) : null
  return { title: person?.name ?? (await getTranslations('settings'))('tabs.people') }
}

/** One person as an administrator sees them: what they may do, where they are signed in, and the way to let them in or out. */
export default async function PersonPage({ params }: Props) {
  const { id } = await params
  const [actor, t, settings] = await Promise.all([
    signedInPerson(`/settings/people/${id}`),
    getTranslations('people'),
    getTranslations('settings'),
  ])
  if (!uuid.test(id)) notFound()
  const [person, slotRoles, integrations] = await Promise.all([getPerson(actor, id), listSlotRoles(actor), listIntegrationsToGrant(actor)])
  if (!person || !integrations) notFound()
  return (
    <>
      <LiveRefresh topics={[`person:${person.id}`, 'people']} />
      <PageHeader
        title={person.name}
        crumbs={[
          { href: '/settings/account', label: settings('title') },
          { href: '/settings/people', label: settings('tabs.people') },
        ]}
        badges={
          <>
            <StandingChip standing={person.standing} />
            {person.fictional ? <Chip>{t('fictional')}</Chip> : null}
          </>
        }
        meta={
          <>
            {person.email} · {t('page.since')} <Time at={person.createdAt} look="day" />
          </>
        }
        actions={
          <>
            <ButtonLink href={`/audit?person=${person.id}`}>{t('page.audit')}</ButtonLink>
            <StandingActions
              person={{ id: person.id, name: person.name, version: person.version, standing: person.standing, link: person.link }}
            />
          </>
        }
      />
      <div className="grid max-w-240 gap-4">
        <AccessPanel
          person={{ id: person.id, name: person.name, roles: person.roles, slots: person.slots }}
          slotRoles={slotRoles.filter((slotRole) => slotRole.retiredAt === null)}
          integrations={integrations}
        />
        <SessionList
          sessions={person.sessions}
          own={person.id === actor.id ? actor.sessionId : undefined}
          endAll={endAllSessionsAction}
          person={{ id: person.id, name: person.name }}
        />
        {person.tokens.length > 0 ? (
          <Panel title={settings('tabs.tokens')}>
            <TokenTable tokens={person.tokens} revoke={revokeTokenAction} />
          </Panel>
        ) : null}
      </div>
    </>
  )
}
