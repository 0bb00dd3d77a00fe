import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FeedPanel } from '@/components/calendar/feed-panel'
import { LiveRefresh } from '@/components/live/live-context'
import { RoleList } from '@/components/people/role-list'
import { SessionList } from '@/components/people/session-list'
import { Panel, PanelBody } from '@/components/ui/panel'
import { listOwnFeeds } from '@/lib/calendar/queries'
import { signedInPerson } from '@/lib/core/session'
import { wantsMail } from '@/lib/notifications/queries'
import { getOwnAccess, getPlanLanguage, listOwnSessions } from '@/lib/people/queries'
import { createFeedAction, revokeFeedAction } from '../../../calendar-actions'
import { endAllSessionsAction, endSessionAction } from '../../actions'
import { PasswordForm } from './password-form'
import { PreferencesForm } from './preferences-form'
import { ReminderSwitch } from './reminder-switch'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('tabs.account') }
}

/** One's own account: who one is here, how one reads, the password, and where one is signed in. */
export default async function AccountPage() {
  const [actor, t] = await Promise.all([signedInPerson('/settings/account'), getTranslations('settings.account')])
  const [sessions, access, planLanguage, remindByMail, feeds] = await Promise.all([
    listOwnSessions(actor),
    getOwnAccess(actor),
    getPlanLanguage(actor),
    wantsMail(actor),
    listOwnFeeds(actor),
  ])
  const { name, email, locale, theme, timeZone } = actor
  return (
    <>
      <LiveRefresh topics={[`person:${actor.id}`]} />
      <Panel title={t('preferences')} meta={email}>
        <PanelBody>
          <PreferencesForm initial={{ name, locale, theme, timeZone, planLanguage }} />
        </PanelBody>
      </Panel>
      <Panel title={t('reminders')}>
        <PanelBody>
          <ReminderSwitch initial={remindByMail} />
        </PanelBody>
      </Panel>
      <Panel title={t('access')}>
        <PanelBody>
          <RoleList roles={access.roles} slots={access.slots} />
          <p className="mt-2 text-xs text-ink-3">{t('accessHint')}</p>
        </PanelBody>
      </Panel>
      <Panel title={t('password')}>
        <PanelBody>
          <PasswordForm email={email} />
        </PanelBody>
      </Panel>
      <FeedPanel kind="person" subjectId={actor.id} initial={feeds} create={createFeedAction} revoke={revokeFeedAction} all />
      <SessionList sessions={sessions} own={actor.sessionId} endOne={endSessionAction} endAll={endAllSessionsAction} />
    </>
  )
}
