import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { now } from '@/lib/core/clock'
import { signedInPerson } from '@/lib/core/session'
import { getReleaseChoices } from '@/lib/releases/choice-queries'
import { NewReleaseForm } from './new-release-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('releases'))('new') }
}

type Search = Promise<{ integration?: string | string[]; environment?: string | string[] }>

/** A release from a template: where, what, when, and the facts that switch its plan. */
export default async function NewReleasePage({ searchParams }: { searchParams: Search }) {
  const [actor, search, t] = await Promise.all([signedInPerson('/releases/new'), searchParams, getTranslations('releases')])
  const choices = await getReleaseChoices(actor)
  const missing = choices.integrations.length === 0 ? 'integration' : choices.templates.length === 0 ? 'template' : null
  const asked = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined)
  return (
    <>
      <PageHeader title={t('new')} crumbs={[{ href: '/releases', label: t('crumb') }]} />
      {missing ? (
        <Panel>
          <EmptyState
            title={t(`form.no_${missing}`)}
            actions={
              <ButtonLink variant="primary" href={missing === 'integration' ? '/integrations' : '/templates'}>
                {t(missing === 'integration' ? 'form.to_integrations' : 'form.to_templates')}
              </ButtonLink>
            }
          >
            {t(`form.no_${missing}Hint`)}
          </EmptyState>
        </Panel>
      ) : (
        <NewReleaseForm
          choices={choices}
          personId={actor.id}
          asked={{ integrationId: asked(search.integration), environmentId: asked(search.environment) }}
          today={now().toISOString()}
        />
      )}
    </>
  )
}
