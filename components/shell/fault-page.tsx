'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'

/** Something unexpected: one plain sentence with the id under which it stands in the log, and nothing else about it. */
export function FaultPage({ id, retry }: { id?: string; retry: () => void }) {
  const t = useTranslations('shell')
  return (
    <div className="grid min-h-[60vh] place-content-center justify-items-center gap-3 px-4 text-center">
      <h1>{t('fault.title')}</h1>
      <p className="max-w-110 text-ink-2">{id ? t('fault.text', { id }) : t('fault.textNoId')}</p>
      <div className="flex gap-2">
        <Button onClick={retry}>{t('fault.retry')}</Button>
        <ButtonLink href="/">{t('toBoard')}</ButtonLink>
      </div>
    </div>
  )
}
