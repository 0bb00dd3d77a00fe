import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { TemplateFacts } from '@/components/templates/template-facts'
import { TemplateParts } from '@/components/templates/template-parts'
import { TemplatePlan } from '@/components/templates/template-plan'
import { TemplateSlots } from '@/components/templates/template-slots'
import { TemplateUsagePanel } from '@/components/templates/template-usage-panel'
import { Callout } from '@/components/ui/callout'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel, PanelBody } from '@/components/ui/panel'
import { can } from '@/lib/core/permissions'
import { usageOfTemplates } from '@/lib/releases/template-usage-queries'
import { FollowingSection } from './following-section'
import { LifeButtons } from './life-buttons'
import { one, readTemplate } from './read-template'
import { TemplateHead } from './template-head'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ version?: string | string[] }> }

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { template } = await readTemplate((await params).id, one((await searchParams).version))
  return { title: template?.name ?? (await getTranslations('templates'))('title') }
}

/** One template in one version: plan, sign-off slots and all that goes with it, to read before a release is made from it. */
export default async function TemplatePage({ params, searchParams }: Props) {
  const { actor, template } = await readTemplate((await params).id, one((await searchParams).version))
  if (!template) notFound()
  const t = await getTranslations('library')
  const { id, shown, body, draft, versions } = template
  const usage = (await usageOfTemplates(actor, [id])).get(id)
  return (
    <>
      <TemplateHead actor={actor} template={template} />
      {shown && shown.number !== (versions[0] ?? draft)?.number ? (
        <Callout className="mb-4" title={t(shown.state === 'draft' ? 'shown.draft' : 'shown.older', { number: shown.number })}>
          <Link href={`/templates/${id}`} className="link">
            {t('shown.newest')}
          </Link>
        </Callout>
      ) : shown?.state === 'draft' ? (
        <Callout className="mb-4" title={t('shown.never_published')}>
          {t('shown.never_published_hint')}
        </Callout>
      ) : null}
      {body ? (
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_348px]">
          <div className="grid min-w-0 gap-4">
            <TemplatePlan body={body} />
            <TemplateParts body={body} />
          </div>
          <aside className="grid min-w-0 gap-4">
            <TemplateUsagePanel usage={usage ?? null}>
              <div className="flex flex-wrap items-baseline gap-1.5">
                <code className="text-2xs text-ink-3">{template.key}</code>
                {template.tags.map((tag) => (
                  <Link key={tag} href={`/templates?${new URLSearchParams({ tag })}`} className="rounded-full">
                    <Chip>{tag}</Chip>
                  </Link>
                ))}
              </div>
              {template.nextReviewOn ? (
                <p className="text-sm text-ink-2">
                  {t(template.reviewOverdue ? 'review.overdue' : 'review.next', { day: template.nextReviewOn })}
                </p>
              ) : null}
              <LifeButtons
                template={{
                  id,
                  name: template.name,
                  nameZh: template.nameZh,
                  description: template.description,
                  descriptionZh: template.descriptionZh,
                  tags: template.tags,
                  nextReviewOn: template.nextReviewOn,
                  version: template.version,
                  retired: template.retiredAt !== null,
                  running: usage?.running ?? 0,
                }}
                draft={draft ? { versionId: draft.id, number: draft.number, only: versions.length === 0 } : null}
                may={{
                  describe: can(actor, 'template.describe'),
                  duplicate: can(actor, 'template.duplicate'),
                  discard: can(actor, 'template.discard_draft'),
                  retire: can(actor, 'template.retire'),
                  restore: can(actor, 'template.restore'),
                }}
              />
            </TemplateUsagePanel>
            <FollowingSection actor={actor} template={template} />
            <TemplateSlots slots={body.slots} />
            <TemplateFacts facts={body.facts} />
          </aside>
        </div>
      ) : (
        <Panel>
          <PanelBody>
            <EmptyState title={t('shown.nothing')}>{t('shown.nothing_hint')}</EmptyState>
          </PanelBody>
        </Panel>
      )}
    </>
  )
}
