'use client'

import { useTranslations } from 'next-intl'
import { Time } from '@/components/ui/time'
import { SecretOnce } from './secret-once'

/** A one-time link just made: to be handed over, since it is never shown again. It also leaves by mail where mail is set up. */
export function LinkOnce({ link, onDone }: { link: { url: string; expiresAt: Date; purpose: 'invite' | 'reset' }; onDone: () => void }) {
  const t = useTranslations('people.link')
  return (
    <div className="grid gap-3">
      <p className="text-sm text-ink-2">
        {t(`${link.purpose}Lead`)} {t('until')} <Time at={link.expiresAt} relative />
      </p>
      <SecretOnce secret={link.url} label={t('label')} warning={t('onlyOnce')} onDone={onDone} />
    </div>
  )
}
