import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { PageHeader } from '@/components/ui/page-header'
import { signedInPerson } from '@/lib/core/session'
import { listSiblingSuites } from '@/lib/smoke/place-queries'
import type { SuiteDefinition } from '@/lib/smoke/step-schema'
import { readForms } from '../../editor/read-forms'
import { SuiteEditor } from '../../editor/suite-editor'
import { readSuite } from '../read'

type Props = { params: Promise<{ suiteId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [suite, t] = await Promise.all([readSuite((await params).suiteId), getTranslations('suite_editor')])
  return { title: t('editTitle', { name: suite.name }) }
}

/** Changes a suite's steps; whoever may not is sent to the suite itself. */
export default async function EditSuitePage({ params }: Props) {
  const [suite, forms, t, te] = await Promise.all([
    readSuite((await params).suiteId),
    readForms(),
    getTranslations('smoke'),
    getTranslations('suite_editor'),
  ])
  if (!suite.may.update || suite.archivedAt !== null) redirect(`/smoke/${suite.id}`)
  const { id, name, description, revision, version } = suite
  const suites = await listSiblingSuites(await signedInPerson(`/smoke/${id}/edit`), suite.integration.id)
  return (
    <>
      <PageHeader
        crumbs={[
          { href: '/smoke', label: t('title') },
          { href: `/smoke/${id}`, label: name },
        ]}
        title={te('editTitle', { name })}
      />
      <SuiteEditor
        key={version}
        forms={forms}
        existing={{ id, name, description, revision, version, definition: suite.definition as SuiteDefinition }}
        places={[{ ...suite.integration, variables: suite.variables, suites }]}
      />
    </>
  )
}
