import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { can } from '@/lib/core/permissions'
import { signedInPerson } from '@/lib/core/session'
import { warmThread } from '@/lib/templates/markdown/read-thread'
import { listTemplateNames } from '@/lib/templates/name-queries'
import { ImportView } from './import-view'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('importing'))('title') }
}

/** Brings the checklists a team already has: reads them, shows what they would become, makes drafts of them. */
export default async function ImportPage() {
  const [actor, t, library] = await Promise.all([
    signedInPerson('/templates/import'),
    getTranslations('importing'),
    getTranslations('library'),
  ])
  const may = can(actor, 'template.import')
  // While a document is being chosen.
  if (may) warmThread()
  return (
    <>
      <PageHeader title={t('title')} crumbs={[{ href: '/templates', label: library('title') }]} meta={t('intro')} />
      {may ? (
        <ImportView templates={await listTemplateNames(actor)} />
      ) : (
        <Panel>
          <EmptyState title={t('not_yours')}>{t('not_yours_hint')}</EmptyState>
        </Panel>
      )}
    </>
  )
}
