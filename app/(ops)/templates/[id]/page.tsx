import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { TemplateFacts } from '@/components/templates/template-facts'
import { TemplatePlan } from '@/components/templates/template-plan'
import { TemplateSlots } from '@/components/templates/template-slots'
import { ButtonLink } from '@/components/ui/button-link'
import { Chip } from '@/components/ui/chip'
import { PageHeader } from '@/components/ui/page-header'
import { Panel, PanelRow } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { can } from '@/lib/core/permissions'
import { signedInPerson } from '@/lib/core/session'
import { getTemplate } from '@/lib/templates/queries'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ version?: string | string[] }> }

const Version = z.coerce.number().int().min(1).max(100_000).optional()

/** The template the address names, in the version it names; once a request. */
const read = cache(async (id: string, version: string | undefined) => {
  const actor = await signedInPerson(`/templates/${id}`)
  const number = Version.safeParse(version)
  const template = z.uuid().safeParse(id).success && number.success ? await getTemplate(actor, id, number.data) : null
  return { actor, template }
})

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { template } = await read((await params).id, one((await searchParams).version))
  return { title: template?.name ?? (await getTranslations('templates'))('title') }
}

/** One template in one version: facts, plan and sign-off slots, to read before a release is made from it. */
export default async function TemplatePage({ params, searchParams }: Props) {
  const { actor, template } = await read((await params).id, one((await searchParams).version))
  if (!template) notFound()
  const t = await getTranslations('templates')
  const { version, versions, body } = template
  return (
    <>
      <PageHeader
        title={template.name}
        crumbs={[{ href: '/templates', label: t('title') }]}
        badges={<Chip>{t('version', { number: version.number })}</Chip>}
        meta={template.description}
        actions={
          can(actor, 'release.create') && template.retiredAt === null ? (
            <ButtonLink variant="primary" href={`/releases/new?template=${template.id}`}>
              {t('view.create_release')}
            </ButtonLink>
          ) : null
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_348px]">
        <TemplatePlan body={body} />
        <aside className="grid min-w-0 gap-4">
          <TemplateSlots slots={body.slots} />
          <TemplateFacts facts={body.facts} />
          <Panel title={t('view.other_version')}>
            {versions.map((each) => (
              <PanelRow key={each.id} className="flex flex-wrap items-center gap-x-2.5 gap-y-0.5">
                <Link
                  href={`/templates/${template.id}?version=${each.number}`}
                  aria-current={each.number === version.number ? 'page' : undefined}
                  className="font-medium aria-[current=page]:underline"
                >
                  {t('version', { number: each.number })}
                </Link>
                <span className="text-sm text-ink-2">{each.createdByName}</span>
                {each.publishedAt ? <Time at={each.publishedAt} look="day" className="ml-auto text-sm text-ink-3" /> : null}
                <span className="w-full font-mono text-2xs break-all text-ink-3">{each.digest.slice(0, 16)}</span>
              </PanelRow>
            ))}
          </Panel>
        </aside>
      </div>
    </>
  )
}
