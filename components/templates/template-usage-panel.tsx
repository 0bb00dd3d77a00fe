import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Panel, PanelBody } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'

interface Usage {
  running: number
  ended: number
  newest: { id: string; number: number; title: string; createdAt: Date } | null
}

/** How a template is used, and below it what can be done with it. */
export function TemplateUsagePanel({ usage, children }: { usage: Usage | null; children: ReactNode }) {
  const t = useTranslations('library')
  return (
    <Panel title={t('usage.title')}>
      <PanelBody className="grid gap-2.5">
        {usage?.newest ? (
          <p className="text-sm text-ink-2">
            {t('usage.counts', { running: usage.running, ended: usage.ended })}
            <br />
            {t('usage.newest')}{' '}
            <Link href={`/releases/${usage.newest.id}`} className="link">
              {usage.newest.title}
            </Link>{' '}
            <span className="text-ink-3">
              <Time at={usage.newest.createdAt} look="day" />
            </span>
          </p>
        ) : (
          <p className="text-sm text-ink-2">{t('usage.never')}</p>
        )}
        {children}
      </PanelBody>
    </Panel>
  )
}
