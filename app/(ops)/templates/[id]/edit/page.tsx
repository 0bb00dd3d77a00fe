import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { TemplatePlan } from '@/components/templates/template-plan'
import { Callout } from '@/components/ui/callout'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { can } from '@/lib/core/permissions'
import { listSlotRoles } from '@/lib/people/queries'
import { getDraft } from '@/lib/templates/draft-queries'
import { EditDraftButton } from '../edit-draft-button'
import { readTemplate } from '../read-template'
import { EditorLoader } from './editor-loader'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ template }, t] = await Promise.all([params.then(({ id }) => readTemplate(id)), getTranslations('editor')])
  return { title: t('title', { name: template?.name ?? '' }) }
}

/** The draft of a template in the editor; without a draft, the way to one. */
export default async function EditTemplatePage({ params }: Props) {
  const { id } = await params
  const { actor, template } = await readTemplate(id)
  if (!template) notFound()
  const [t, view, locale, draft, roles] = await Promise.all([
    getTranslations('editor'),
    getTranslations('templates'),
    getLocale(),
    getDraft(actor, id),
    listSlotRoles(actor),
  ])
  const name = locale === 'zh' && template.nameZh !== '' ? template.nameZh : template.name
  const mayEdit = can(actor, 'template.edit_draft')
  return (
    <>
      <PageHeader
        title={t('title', { name })}
        crumbs={[
          { href: '/templates', label: view('title') },
          { href: `/templates/${id}`, label: name },
        ]}
        badges={draft ? <Chip tone="accent">{t('draft', { number: draft.number })}</Chip> : null}
        meta={
          draft ? (
            <>
              {draft.basedOn === null ? t('based_on_nothing') : t('based_on', { number: draft.basedOn })}
              {draft.sourceName ? ` ${t('from_file', { name: draft.sourceName })}` : null}
            </>
          ) : null
        }
      />
      {draft && mayEdit && template.retiredAt === null ? (
        <EditorLoader
          key={draft.versionId}
          draft={{
            versionId: draft.versionId,
            number: draft.number,
            sourceName: draft.sourceName,
            revision: draft.revision,
            body: draft.body,
            steps: draft.steps.map((step) => ({ ...step, at: step.at.toISOString() })),
          }}
          template={{
            id,
            head: {
              name: template.name,
              nameZh: template.nameZh,
              description: template.description,
              descriptionZh: template.descriptionZh,
              tags: template.tags,
            },
          }}
          me={actor.name}
          roles={roles.filter((role) => role.retiredAt === null).map(({ key, name: english, nameZh }) => ({ key, name: english, nameZh }))}
        />
      ) : draft ? (
        <>
          <Callout className="mb-4" title={t(template.retiredAt ? 'retired' : 'not_yours')}>
            {t(template.retiredAt ? 'retired_hint' : 'not_yours_hint')}
          </Callout>
          <TemplatePlan body={draft.body} />
        </>
      ) : (
        <Panel>
          <EmptyState
            title={t('no_draft')}
            actions={mayEdit && template.retiredAt === null ? <EditDraftButton templateId={id} exists={false} /> : null}
          >
            {t('no_draft_hint')}
          </EmptyState>
        </Panel>
      )}
    </>
  )
}
