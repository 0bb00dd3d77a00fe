import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { TemplateDifferenceView } from '@/components/templates/template-difference'
import { TemplateProblems } from '@/components/templates/template-problems'
import { Callout } from '@/components/ui/callout'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel, PanelBody } from '@/components/ui/panel'
import { can } from '@/lib/core/permissions'
import { compareTemplates } from '@/lib/templates/compare-templates'
import { getPublication } from '@/lib/templates/page-queries'
import { EditDraftButton } from '../edit-draft-button'
import { readTemplate } from '../read-template'
import { TemplateHead } from '../template-head'
import { PublishForm } from './publish-form'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ template }, t] = await Promise.all([params.then(({ id }) => readTemplate(id)), getTranslations('library.publish')])
  return { title: `${t('title')} · ${template?.name ?? ''}` }
}

/** What publishing the draft would change, what forbids it, and the button that does it. */
export default async function PublishTemplatePage({ params }: Props) {
  const { id } = await params
  const { actor, template } = await readTemplate(id)
  if (!template) notFound()
  const [t, publication] = await Promise.all([getTranslations('library'), getPublication(actor, id)])
  const difference = publication?.newest ? compareTemplates(publication.newest.body, publication.body) : null
  const mayEdit = can(actor, 'template.open_draft') && template.retiredAt === null
  return (
    <>
      <TemplateHead actor={actor} template={template} />
      {publication && template.retiredAt === null ? (
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_348px]">
          <div className="grid min-w-0 gap-4">
            {publication.problems.length > 0 ? <TemplateProblems problems={publication.problems} body={publication.body} /> : null}
            <Panel title={t('publish.changes', { number: publication.newest?.number ?? 0 })}>
              {difference ? (
                <TemplateDifferenceView difference={difference} />
              ) : (
                <PanelBody className="text-sm text-ink-2">{t('publish.first')}</PanelBody>
              )}
            </Panel>
          </div>
          <Panel title={t('publish.title_number', { number: publication.number })}>
            <PanelBody className="grid gap-3">
              {publication.newest && publication.basedOn !== null && publication.basedOn < publication.newest.number ? (
                <Callout tone="hold">{t('publish.overtaken', { based: publication.basedOn, newest: publication.newest.number })}</Callout>
              ) : null}
              {can(actor, 'template.publish_draft') ? (
                <PublishForm
                  templateId={id}
                  versionId={publication.versionId}
                  revision={publication.revision}
                  faults={publication.problems.length}
                  same={difference?.same ?? false}
                />
              ) : (
                <p className="text-sm text-ink-2">{t('publish.not_yours')}</p>
              )}
            </PanelBody>
          </Panel>
        </div>
      ) : (
        <Panel>
          <EmptyState title={t('publish.no_draft')} actions={mayEdit ? <EditDraftButton templateId={id} exists={false} /> : null}>
            {t(template.retiredAt ? 'publish.retired_hint' : 'publish.no_draft_hint')}
          </EmptyState>
        </Panel>
      )}
    </>
  )
}
