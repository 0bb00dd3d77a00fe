'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ReleaseStateChip } from '@/components/releases/release-state-chip'
import { PageHeader } from '@/components/ui/page-header'
import { Time, TimeRange } from '@/components/ui/time'
import type { ReleaseHeading as Heading } from '@/lib/releases/heading-queries'
import { ReleaseTabs } from './release-tabs'

/** Top of every page beside a release's plan: which release, its window, and the way to its other pages. */
export function ReleaseHeading({ release, actions }: { release: Heading; actions?: ReactNode }) {
  const t = useTranslations('releases')
  const { window } = release
  return (
    <>
      <PageHeader
        crumbs={[
          { href: '/releases', label: t('crumb') },
          { href: `/integrations/${release.integration.key}`, label: release.integration.name },
          { href: `/releases/${release.id}`, label: t('head.number', { number: release.number }) },
        ]}
        title={t.rich('head.to', {
          title: release.title,
          environment: release.environment.name,
          version: () => <span className="font-mono text-lg font-normal text-ink-3">{release.version}</span>,
        })}
        badges={<ReleaseStateChip state={release.state} />}
        actions={actions}
        meta={
          <span>
            {t('head.window')} <TimeRange className="font-medium text-ink" from={window.start} to={window.end} zone={window.timeZone} />
            {release.endedAt ? null : (
              <>
                {' · '}
                <Time at={window.start} zone={window.timeZone} look="relative" />
              </>
            )}
          </span>
        }
      />
      <ReleaseTabs releaseId={release.id} />
    </>
  )
}
