'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Panel, PanelRow } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { useCommand } from '@/components/ui/use-command'
import type { Answer } from '@/lib/core/answer'
import type { ShownSession } from '@/lib/people/queries'
import { deviceOf } from '@/lib/people/rules'

type Props = {
  sessions: ShownSession[]
  /** The session this page was opened with. */
  own?: string
  /** Ends one; left out where one may only end all. */
  endOne?: (input: { sessionId: string }) => Promise<Answer<unknown>>
  endAll: (input: { personId?: string }) => Promise<Answer<unknown>>
  /** Whose they are, when not one's own. */
  person?: { id: string; name: string }
}

/** Where somebody is signed in, with the way to end it. */
export function SessionList({ sessions, own, endOne, endAll, person }: Props) {
  const t = useTranslations('people.sessions')
  const router = useRouter()
  return (
    <Panel
      title={t('title')}
      meta={t('count', { count: sessions.length })}
      actions={
        sessions.length > 0 ? (
          <ConfirmDialog
            trigger={<Button size="sm">{t('endAll')}</Button>}
            title={person ? t('endAllOfTitle', { name: person.name }) : t('endAllTitle')}
            confirm={t('endAll')}
            run={() => endAll(person ? { personId: person.id } : {})}
            onDone={() => (own ? window.location.assign('/sign-in') : router.refresh())}
          >
            {person ? t('endAllOfText') : t('endAllText')}
          </ConfirmDialog>
        ) : null
      }
    >
      {sessions.length === 0 ? <p className="px-3.5 py-3 text-sm text-ink-2">{t('none')}</p> : null}
      {sessions.map((session) => (
        <SessionRow key={session.id} session={session} own={session.id === own} endOne={endOne} />
      ))}
    </Panel>
  )
}

function SessionRow({ session, own, endOne }: { session: ShownSession; own: boolean; endOne?: Props['endOne'] }) {
  const t = useTranslations('people.sessions')
  const router = useRouter()
  const end = useCommand(endOne ?? (() => Promise.reject(new Error('not offered'))), {
    success: t('ended'),
    toastRefusal: true,
    onDone: () => router.refresh(),
  })
  const { browser, system } = deviceOf(session.userAgent)
  return (
    <PanelRow className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2">
          <span>{browser && system ? t('device', { browser, system }) : (browser ?? system ?? t('unknownDevice'))}</span>
          {own ? <Chip tone="accent">{t('this')}</Chip> : null}
        </p>
        <p className="text-xs text-ink-3">
          {session.address ? `${session.address} · ` : null}
          {t('seen')} <Time at={session.lastSeenAt} look="relative" /> · {t('since')} <Time at={session.createdAt} />
        </p>
      </div>
      {endOne && !own ? (
        <Button size="sm" pending={end.pending} onClick={() => void end.run({ sessionId: session.id })}>
          {t('end')}
        </Button>
      ) : null}
    </PanelRow>
  )
}
