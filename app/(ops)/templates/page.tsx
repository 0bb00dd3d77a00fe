import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { LiveRefresh } from '@/components/live/live-context'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { Table, Tbody, Td, Th, Thead } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { signedInPerson } from '@/lib/core/session'
import { type ListedTemplate, listTemplates } from '@/lib/templates/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('templates'))('title') }
}

/** The plans releases are made from, each with its newest version. */
export default async function TemplatesPage() {
  const [actor, t] = await Promise.all([signedInPerson('/templates'), getTranslations('templates')])
  const templates = await listTemplates(actor)
  return (
    <>
      <LiveRefresh topics={['templates']} />
      <PageHeader title={t('title')} meta={t('intro')} />
      <Panel>
        {templates.length > 0 ? <TemplateTable rows={templates} /> : <EmptyState title={t('empty')}>{t('empty_hint')}</EmptyState>}
      </Panel>
    </>
  )
}

function TemplateTable({ rows }: { rows: ListedTemplate[] }) {
  const t = useTranslations('templates')
  return (
    <Table label={t('title')}>
      <Thead>
        <Th>{t('columns.name')}</Th>
        <Th>{t('columns.items')}</Th>
        <Th>{t('columns.slots')}</Th>
        <Th>{t('columns.version')}</Th>
        <Th>{t('columns.published')}</Th>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Td>
              <Link href={`/templates/${row.id}`} className="font-medium hover:underline">
                {row.name}
              </Link>
              <div className="max-w-120 text-sm text-ink-2">{row.description}</div>
            </Td>
            <Td className="text-sm whitespace-nowrap text-ink-2">
              {t('items_count', { items: row.items, phases: row.phases })}
              <div className="text-xs text-ink-3">{t('automatic_count', { count: row.automatic })}</div>
            </Td>
            <Td className="text-sm text-ink-2">
              {t('slots_count', { start: row.slotsBeforeStart, completion: row.slotsBeforeCompletion })}
            </Td>
            <Td>{t('version', { number: row.version.number })}</Td>
            <Td className="text-sm whitespace-nowrap text-ink-2">
              {row.version.publishedAt ? <Time at={row.version.publishedAt} look="day" /> : '–'}
              <div className="text-xs text-ink-3">{row.version.createdByName}</div>
            </Td>
          </tr>
        ))}
      </Tbody>
    </Table>
  )
}
