'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { LinkOnce } from '@/components/people/link-once'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Dialog } from '@/components/ui/dialog'
import type { LinkPurpose, PersonStanding } from '@/lib/people/rules'
import { disablePersonAction, enablePersonAction, reissueLinkAction, revokeLinkAction } from '../../actions'

type Person = {
  id: string
  name: string
  version: number
  standing: PersonStanding
  link: { purpose: LinkPurpose; expiresAt: Date } | null
}
type Link = { url: string; expiresAt: Date; purpose: LinkPurpose }

/** Links, disabling and letting in again; each says what it will do before it does. */
export function StandingActions({ person }: { person: Person }) {
  const t = useTranslations('people')
  const router = useRouter()
  const [link, setLink] = useState<Link | null>(null)
  const refresh = () => router.refresh()
  if (person.standing === 'disabled') {
    return (
      <ConfirmDialog
        trigger={<Button>{t('enable.open')}</Button>}
        title={t('enable.title', { name: person.name })}
        confirm={t('enable.confirm')}
        tone="primary"
        success={t('enable.done', { name: person.name })}
        run={() => enablePersonAction({ personId: person.id }, { expectedVersion: person.version })}
        onDone={refresh}
      >
        {t('enable.text')}
      </ConfirmDialog>
    )
  }
  const purpose: LinkPurpose = person.standing === 'active' || person.standing === 'demo_only' ? 'reset' : 'invite'
  return (
    <>
      <ConfirmDialog
        trigger={<Button>{t(`link.${purpose}Open`)}</Button>}
        title={t(`link.${purpose}Title`, { name: person.name })}
        confirm={t('link.make')}
        tone="primary"
        run={() => reissueLinkAction({ personId: person.id })}
        onDone={(made) => {
          setLink(made.link)
          refresh()
        }}
      >
        {t(`link.${purpose}Text`)}
      </ConfirmDialog>
      {person.link ? (
        <ConfirmDialog
          trigger={<Button>{t('link.revoke')}</Button>}
          title={t('link.revokeTitle', { name: person.name })}
          confirm={t('link.revoke')}
          success={t('link.revoked')}
          run={() => revokeLinkAction({ personId: person.id })}
          onDone={refresh}
        >
          {t('link.revokeText')}
        </ConfirmDialog>
      ) : null}
      <ConfirmDialog
        trigger={<Button variant="danger">{t('disable.open')}</Button>}
        title={t('disable.title', { name: person.name })}
        confirm={t('disable.confirm')}
        success={t('disable.done', { name: person.name })}
        run={() => disablePersonAction({ personId: person.id }, { expectedVersion: person.version })}
        onDone={refresh}
      >
        {t('disable.text')}
      </ConfirmDialog>
      <Dialog open={link !== null} onOpenChange={(open) => (open ? undefined : setLink(null))} title={t('link.label')}>
        {link ? <LinkOnce link={link} onDone={() => setLink(null)} /> : null}
      </Dialog>
    </>
  )
}
