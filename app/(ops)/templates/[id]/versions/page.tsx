import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { TemplateDifferenceView } from '@/components/templates/template-difference'
import { VersionList } from '@/components/templates/version-list'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { can } from '@/lib/core/permissions'
import { usageOfTemplates } from '@/lib/releases/template-usage-queries'
import { compareTemplates } from '@/lib/templates/compare-templates'
import { getTwoVersions } from '@/lib/templates/page-queries'
import { EditDraftButton } from '../edit-draft-button'
import { one, readTemplate } from '../read-template'
import { TemplateHead } from '../template-head'
import { CompareForm } from './compare-form'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ from?: string | string[]; to?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ template }, tabs] = await Promise.all([params.then(({ id }) => readTemplate(id)), getTranslations('library.tabs')])
  return { title: `${tabs('versions')} · ${template?.name ?? ''}` }
}

/** The versions of a template, who made them and why, and what differs between two of them. */
export default async function TemplateVersionsPage({ params, searchParams }: Props) {
  const [{ id }, search] = await Promise.all([params, searchParams])
  const { actor, template } = await readTemplate(id)
  if (!template) notFound()
  const t = await getTranslations('library')
  const all = [...(template.draft ? [template.draft] : []), ...template.versions]
  const numbers = all.map(({ number }) => number)
  const chosen = (value: string | undefined, otherwise: number | undefined) => {
    const number = Number(value)
    return numbers.includes(number) ? number : otherwise
  }
  const to = chosen(one(search.to), numbers[0])
  const from = chosen(
    one(search.from),
    numbers.find((number) => to !== undefined && number < to),
  )
  const two = from !== undefined && to !== undefined && from !== to ? await getTwoVersions(actor, id, from, to) : null
  const usage = (await usageOfTemplates(actor, [id])).get(id)
  const older = to !== undefined && to !== template.versions[0]?.number && template.versions.some(({ number }) => number === to)
  return (
    <>
      <TemplateHead actor={actor} template={template} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_348px]">
        <Panel
          title={t('compare.title')}
          actions={
            numbers.length > 1 && from !== undefined && to !== undefined ? (
              <CompareForm versions={all.map(({ number, state }) => ({ number, draft: state === 'draft' }))} from={from} to={to} />
            ) : null
          }
        >
          {two ? (
            <TemplateDifferenceView difference={compareTemplates(two.before, two.after)} />
          ) : (
            <EmptyState title={t('compare.one_version')}>{t('compare.one_version_hint')}</EmptyState>
          )}
        </Panel>
        <aside className="grid min-w-0 gap-4">
          <VersionList templateId={id} versions={all} usage={usage?.byVersion ?? []} shown={to ?? null} />
          {older && template.draft === null && template.retiredAt === null && can(actor, 'template.open_draft') ? (
            <div>
              <EditDraftButton templateId={id} exists={false} from={to} />
              <p className="mt-1 text-xs text-ink-3">{t('actions.draft_from_hint', { number: to ?? 0 })}</p>
            </div>
          ) : null}
        </aside>
      </div>
    </>
  )
}
