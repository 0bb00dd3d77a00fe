import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LiveRefresh } from '@/components/live/live-context'
import { ButtonLink } from '@/components/ui/button-link'
import { Callout } from '@/components/ui/callout'
import { Chip } from '@/components/ui/chip'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { IntegrationDialog } from '../integration-dialog'
import { ArchiveButton, RestoreButton } from './archive-buttons'
import { readIntegration } from './read'

type Props = { params: Promise<{ key: string }>; children: ReactNode }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readIntegration((await params).key)).name }
}

/** Head and tabs of everything about one integration; every tab has its address. */
export default async function IntegrationLayout({ params, children }: Props) {
  const { key } = await params
  const [integration, t] = await Promise.all([readIntegration(key), getTranslations('integrations')])
  const { id, name, description, critical, archivedAt, version, may } = integration
  const base = `/integrations/${integration.key}`
  return (
    <>
      <LiveRefresh topics={[`integration:${id}`]} />
      <PageHeader
        crumbs={[{ href: '/integrations', label: t('title') }]}
        title={name}
        badges={
          <>
            <Chip mono>{integration.key}</Chip>
            {critical ? <Chip>{t('critical')}</Chip> : null}
            {archivedAt ? (
              <Chip tone="idle" sign>
                {t('archived')}
              </Chip>
            ) : null}
          </>
        }
        meta={description || undefined}
        actions={
          <>
            <ButtonLink variant="ghost" href={`/changes?integrationId=${id}`}>
              {t('changes')}
            </ButtonLink>
            {!archivedAt && may['integration.update'] ? (
              <IntegrationDialog existing={{ id, key: integration.key, name, description, critical, version }} />
            ) : null}
            {!archivedAt && may['integration.archive'] ? <ArchiveButton id={id} name={name} /> : null}
          </>
        }
      />
      {archivedAt ? (
        <Callout className="mb-4" title={t('archivedNote')} actions={may['integration.restore'] ? <RestoreButton id={id} /> : null}>
          {t('archivedHint')}
        </Callout>
      ) : null}
      <Tabs
        label={name}
        tabs={[
          { href: base, label: t('tab.overview') },
          { href: `${base}/health`, label: t('tab.health') },
          { href: `${base}/values`, label: t('tab.values'), count: integration.variables.length },
          { href: `${base}/access`, label: t('tab.access'), count: integration.allowRules.length },
          { href: `${base}/smoke`, label: t('tab.smoke') },
          { href: `${base}/freezes`, label: t('tab.freezes') },
        ]}
      />
      {children}
    </>
  )
}
