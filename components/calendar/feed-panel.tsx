'use client'

import { CalendarPlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { SecretOnce } from '@/components/people/secret-once'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Dialog } from '@/components/ui/dialog'
import { Panel, PanelBody, PanelRow } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { useCommand } from '@/components/ui/use-command'
import type { FeedKind } from '@/lib/calendar/schema'
import type { FeedView } from '@/lib/calendar/view'
import type { Answer } from '@/lib/core/answer'

type CreateInput = { kind: 'person' } | { kind: 'release' | 'integration'; subjectId: string }
type Props = {
  /** What a feed made here is of. */
  kind: FeedKind
  subjectId: string
  initial: FeedView[]
  create: (input: CreateInput) => Promise<Answer<{ feedId: string; url: string }>>
  revoke: (input: { feedId: string }) => Promise<Answer<unknown>>
  /** Also lists feeds of other things, by name: on the account's page. */
  all?: boolean
  className?: string
}

/** One's calendar feeds of this: make one (its link is shown once), see which are read, end one. */
export function FeedPanel({ kind, subjectId, initial, create, revoke, all = false, className }: Props) {
  const t = useTranslations('calendar')
  const router = useRouter()
  const [link, setLink] = useState<string | null>(null)
  const making = useCommand(create, { toastRefusal: true, onDone: ({ url }) => setLink(url) })
  const close = () => {
    setLink(null)
    router.refresh()
  }
  return (
    <Panel
      title={t('title')}
      className={className}
      actions={
        <Button
          size="sm"
          icon={<CalendarPlus size={14} aria-hidden="true" />}
          pending={making.pending}
          onClick={() => void making.run(kind === 'person' ? { kind } : { kind, subjectId })}
        >
          {t(`make.${kind}`)}
        </Button>
      }
    >
      <PanelBody className="text-sm text-ink-2">{t(`hint.${kind}`)}</PanelBody>
      {initial.map((feed) => (
        <PanelRow key={feed.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm first:border-t">
          <span className="min-w-0 flex-1">
            {all ? (
              <span className="font-medium">
                {feed.name === '' ? t(`of.${feed.kind}`) : t('ofNamed', { kind: feed.kind, name: feed.name })}
                {' · '}
              </span>
            ) : null}
            {t('made')} <Time at={feed.createdAt} />
            {' · '}
            {feed.lastUsedAt === null ? (
              t('neverRead')
            ) : (
              <>
                {t('lastRead')} <Time at={feed.lastUsedAt} look="relative" />
              </>
            )}
          </span>
          <ConfirmDialog
            trigger={
              <Button size="sm" variant="danger">
                {t('revoke')}
                {all && feed.name !== '' ? <span className="sr-only"> {feed.name}</span> : null}
              </Button>
            }
            title={t('revokeTitle')}
            confirm={t('revoke')}
            run={() => revoke({ feedId: feed.id })}
            success={t('revoked')}
            onDone={() => router.refresh()}
          >
            {t('revokeText')}
          </ConfirmDialog>
        </PanelRow>
      ))}
      <Dialog open={link !== null} onOpenChange={(open) => (open ? undefined : close())} title={t('linkTitle')} description={t('linkLead')}>
        {link === null ? null : <SecretOnce secret={link} label={t('linkTitle')} warning={t('linkWarning')} onDone={close} />}
      </Dialog>
    </Panel>
  )
}
