import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Chip } from '@/components/ui/chip'
import { Table, Tbody, Td, Th, Thead } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { ReviewChip } from './review-chip'
import { useNamed } from './use-named'

interface Line {
  id: string
  name: string
  nameZh: string
  description: string
  descriptionZh: string
  tags: string[]
  retired: boolean
  nextReviewOn: string | null
  reviewOverdue: boolean
  newest: { number: number; at: Date | null; by: string } | null
  draft: { number: number; at: Date; by: string } | null
  phases: number
  items: number
  slots: number
}
interface Usage {
  running: number
  ended: number
  newest: { id: string; number: number; title: string; createdAt: Date } | null
}

/** Templates with what they ask for, how they are used and where they stand in their life. */
export function TemplateTable({ templates, usage }: { templates: readonly Line[]; usage: ReadonlyMap<string, Usage> }) {
  const t = useTranslations('library')
  return (
    <Table label={t('title')}>
      <Thead>
        <Th>{t('column.template')}</Th>
        <Th className="max-sm:hidden">{t('column.plan')}</Th>
        <Th className="max-md:hidden">{t('column.usage')}</Th>
        <Th>{t('column.version')}</Th>
      </Thead>
      <Tbody>
        {templates.map((line) => (
          <tr key={line.id}>
            <Td>
              <Head line={line} />
              {/* Narrow screens leave columns out and say their content here. */}
              <div className="mt-1 text-xs text-ink-3 sm:hidden">
                {t('plan_count', { items: line.items, phases: line.phases, slots: line.slots })}
              </div>
              <div className="text-xs text-ink-3 md:hidden">
                <UsedBy usage={usage.get(line.id)} />
              </div>
            </Td>
            <Td className="text-sm text-ink-2 max-sm:hidden">
              {t('items', { count: line.items })}
              <div className="text-xs text-ink-3">{t('phases_slots', { phases: line.phases, slots: line.slots })}</div>
            </Td>
            <Td className="text-sm text-ink-2 max-md:hidden">
              <UsedBy usage={usage.get(line.id)} />
            </Td>
            <Td className="text-sm">
              <Versions line={line} />
            </Td>
          </tr>
        ))}
      </Tbody>
    </Table>
  )
}

function Head({ line }: { line: Line }) {
  const t = useTranslations('library')
  const named = useNamed()
  const description = named(line.description, line.descriptionZh)
  return (
    <>
      <Link href={`/templates/${line.id}`} className="font-medium hover:underline">
        {named(line.name, line.nameZh)}
      </Link>
      {description === '' ? null : <div className="line-clamp-2 max-w-140 text-sm text-ink-2">{description}</div>}
      <div className="mt-1 flex flex-wrap gap-1 empty:hidden">
        {line.retired ? <Chip tone="idle">{t('state.retired')}</Chip> : null}
        <ReviewChip on={line.nextReviewOn} overdue={line.reviewOverdue} quiet />
        {line.tags.map((tag) => (
          <Link key={tag} href={`/templates?${new URLSearchParams({ tag })}`} className="rounded-full">
            <Chip>{tag}</Chip>
          </Link>
        ))}
      </div>
    </>
  )
}

function UsedBy({ usage }: { usage: Usage | undefined }) {
  const t = useTranslations('library.usage')
  if (!usage?.newest) return <span className="text-ink-3">{t('never')}</span>
  return (
    <>
      {t('counts', { running: usage.running, ended: usage.ended })}
      <div className="text-xs text-ink-3">
        {t('newest')}{' '}
        <Link href={`/releases/${usage.newest.id}`} className="link">
          {t('number', { number: usage.newest.number })}
        </Link>{' '}
        <Time at={usage.newest.createdAt} look="day" />
      </div>
    </>
  )
}

function Versions({ line }: { line: Line }) {
  const t = useTranslations('library')
  return (
    <>
      {line.newest ? (
        <div className="whitespace-nowrap">
          {t('version', { number: line.newest.number })}
          {line.newest.at ? (
            <span className="text-xs text-ink-3">
              {' '}
              <Time at={line.newest.at} look="day" />
            </span>
          ) : null}
        </div>
      ) : null}
      {line.newest ? <div className="text-xs text-ink-3 max-sm:hidden">{line.newest.by}</div> : null}
      {line.draft && !line.retired ? <Chip tone="accent">{t('draft', { number: line.draft.number })}</Chip> : null}
    </>
  )
}
