import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { signedInPerson } from '@/lib/core/session'
import { listSuitePlaces } from '@/lib/smoke/place-queries'
import { readForms } from '../editor/read-forms'
import { ImportView } from './import-view'

type Search = Promise<{ integration?: string | string[] }>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('smoke_import'))('title') }
}

/** Brings the requests a team already has: reads them, shows what they would become, and opens the chosen ones in the editor. */
export default async function ImportSuitesPage({ searchParams }: { searchParams: Search }) {
  const [actor, { integration }, forms, t, smoke] = await Promise.all([
    signedInPerson('/smoke/import'),
    searchParams,
    readForms(),
    getTranslations('smoke_import'),
    getTranslations('smoke'),
  ])
  const places = await listSuitePlaces(actor)
  return (
    <>
      <PageHeader crumbs={[{ href: '/smoke', label: smoke('title') }]} title={t('title')} meta={t('intro')} />
      {places.length === 0 ? (
        <Panel>
          <EmptyState title={t('notYours')}>{t('notYoursHint')}</EmptyState>
        </Panel>
      ) : (
        <ImportView forms={forms} places={places} chosen={typeof integration === 'string' ? integration : undefined} />
      )}
    </>
  )
}
