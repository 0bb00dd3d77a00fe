import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { HistoryList } from '@/components/templates/history-list'
import { EmptyState } from '@/components/ui/empty-state'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { listTemplateHistory } from '@/lib/templates/history-queries'
import { one, readTemplate } from '../read-template'
import { TemplateHead } from '../template-head'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ before?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ template }, t] = await Promise.all([params.then(({ id }) => readTemplate(id)), getTranslations('library.tabs')])
  return { title: `${t('history')} · ${template?.name ?? ''}` }
}

/** Who changed what in a template, newest first, each edit of its drafts included. */
export default async function TemplateHistoryPage({ params, searchParams }: Props) {
  const [{ id }, search] = await Promise.all([params, searchParams])
  const { actor, template } = await readTemplate(id)
  if (!template) notFound()
  const before = one(search.before)
  const [t, { entries, older }] = await Promise.all([
    getTranslations('library.history'),
    listTemplateHistory(actor, id, before && /^\d{1,18}$/.test(before) ? before : undefined),
  ])
  return (
    <>
      <TemplateHead actor={actor} template={template} />
      <Panel title={t('title')} meta={t('intro')}>
        {entries.length > 0 ? <HistoryList entries={entries} /> : <EmptyState title={t('none')}>{t('none_hint')}</EmptyState>}
        {older || before ? (
          <Pagination
            previous={before ? `/templates/${id}/history` : null}
            next={older ? `/templates/${id}/history?before=${older}` : null}
          />
        ) : null}
      </Panel>
    </>
  )
}
