import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { PageHeader } from '@/components/ui/page-header'
import { signedInPerson } from '@/lib/core/session'
import { listSuitePlaces } from '@/lib/smoke/place-queries'
import { readForms } from '../editor/read-forms'
import { SuiteEditor } from '../editor/suite-editor'

type Search = Promise<{ integration?: string | string[] }>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('suite_editor'))('newTitle') }
}

/** Makes a suite for one of the integrations the person may edit suites of. */
export default async function NewSuitePage({ searchParams }: { searchParams: Search }) {
  const [actor, { integration }, forms, t, te] = await Promise.all([
    signedInPerson('/smoke/new'),
    searchParams,
    readForms(),
    getTranslations('smoke'),
    getTranslations('suite_editor'),
  ])
  const places = await listSuitePlaces(actor)
  if (places.length === 0) redirect('/smoke')
  return (
    <>
      <PageHeader crumbs={[{ href: '/smoke', label: t('title') }]} title={te('newTitle')} />
      <SuiteEditor forms={forms} places={places} chosen={typeof integration === 'string' ? integration : undefined} />
    </>
  )
}
