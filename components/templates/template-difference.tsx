import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { PanelRow } from '@/components/ui/panel'
import type { Difference, TemplateDifference } from '@/lib/templates/difference'
import { DifferenceRow } from './difference-row'
import { useNamed } from './use-named'

/** All that differs between two versions, under the phase and group it stands in. Fills a panel. */
export function TemplateDifferenceView({ difference }: { difference: TemplateDifference }) {
  const t = useTranslations('library.difference')
  if (difference.same) return <EmptyState title={t('same')}>{t('same_hint')}</EmptyState>
  return (
    <div>
      <p className="border-b border-line px-3.5 py-2 text-sm text-ink-2">{t('counts', difference.counts)}</p>
      {sectionsOf(difference.differences).map((section) => (
        <Section key={section.key} section={section} />
      ))}
    </div>
  )
}

interface DifferenceSection {
  key: string
  first: Difference
  rows: Difference[]
}

/** Differences that follow one another in the same group, or of the same part. */
function sectionsOf(differences: readonly Difference[]): DifferenceSection[] {
  const sections: DifferenceSection[] = []
  for (const difference of differences) {
    const { part, place } = difference
    const where = part === 'item' ? `item ${place.phase?.key} ${place.group?.text}` : part === 'phase' || part === 'group' ? 'plan' : part
    const last = sections.at(-1)
    if (last && last.key.startsWith(`${where}\u0000`)) last.rows.push(difference)
    else sections.push({ key: `${where}\u0000${sections.length}`, first: difference, rows: [difference] })
  }
  return sections
}

function Section({ section: { first, rows } }: { section: DifferenceSection }) {
  const t = useTranslations('library.difference')
  const named = useNamed()
  const { phase, group } = first.place
  const title =
    first.part === 'item'
      ? [phase, group].flatMap((each) => (each ? [named(each.text, each.textZh)] : [])).join(' › ')
      : t(`part.${first.part === 'group' ? 'phase' : first.part}`)
  return (
    <section className="border-t border-line first:border-t-0">
      <h3 className="bg-hover px-3.5 py-1.5 text-xs font-medium text-ink-2">{title}</h3>
      {rows.map((difference, index) => (
        <PanelRow key={`${difference.part} ${difference.key} ${difference.change} ${index}`}>
          <DifferenceRow difference={difference} />
        </PanelRow>
      ))}
    </section>
  )
}
