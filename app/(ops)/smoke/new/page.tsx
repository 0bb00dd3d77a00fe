import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { ButtonLink } from '@/components/ui/button-link'
import { PageHeader } from '@/components/ui/page-header'
import { signedInPerson } from '@/lib/core/session'
import { listSuitePlaces } from '@/lib/smoke/place-queries'
import { SuiteDefinition } from '@/lib/smoke/step-schema'
import { shippedSuites } from '@/lib/smoke/suites/shipped-suites'
import { readForms } from '../editor/read-forms'
import { SuiteEditor } from '../editor/suite-editor'
import { ShippedPanel } from './shipped-panel'

type Search = Promise<{ integration?: string | string[]; from?: string | string[] }>

const oneOf = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined)

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('suite_editor'))('newTitle') }
}

/** Makes a suite for one of the integrations the person may edit suites of; `from` is the key of a shipped suite to begin with. */
export default async function NewSuitePage({ searchParams }: { searchParams: Search }) {
  const [actor, search, forms, t, te, locale] = await Promise.all([
    signedInPerson('/smoke/new'),
    searchParams,
    readForms(),
    getTranslations('smoke'),
    getTranslations('suite_editor'),
    getLocale(),
  ])
  const [integration, from] = [oneOf(search.integration), oneOf(search.from)]
  const shipped = shippedSuites.find(({ key }) => key === from)
  const initial = shipped && {
    key: shipped.key,
    name: locale === 'zh' ? shipped.nameZh : shipped.name,
    description: locale === 'zh' ? shipped.descriptionZh : shipped.description,
    definition: SuiteDefinition.parse(shipped.definition),
  }
  const places = await listSuitePlaces(actor)
  if (places.length === 0) redirect('/smoke')
  return (
    <>
      <PageHeader
        crumbs={[{ href: '/smoke', label: t('title') }]}
        title={te('newTitle')}
        actions={<ButtonLink href="/smoke/import">{t('bring')}</ButtonLink>}
      />
      <ShippedPanel integration={integration} from={shipped?.key} />
      <SuiteEditor key={shipped?.key} forms={forms} places={places} chosen={integration} initial={initial} />
    </>
  )
}
