import type { PhaseView } from '@/lib/checklists/view'
import { printItem } from './print-item'
import type { ReleaseRecord } from './record'
import { type Speech, words } from './words'

/** The plan as it stands: phases, groups, and every item with its state, in the order of its page. */
export function printPlan({ release, checklist }: ReleaseRecord, say: Speech): string[] {
  const { t } = say
  const { items, phases, progress } = checklist
  const count = ({ settled, total }: { settled: number; total: number }) => `${settled}/${total}`
  const around = { checklist, facts: release.facts }
  const known = new Set(items.map((item) => item.id))
  const tops = items.filter((item) => item.parentId === null || !known.has(item.parentId))
  const group = (phase: PhaseView, title: string) => tops.filter((item) => item.phase === phase.key && item.group === title)
  return [
    '',
    `## ${t('record.plan.title')}`,
    '',
    items.length === 0
      ? t('record.plan.empty')
      : t('record.plan.progress', { start: count(progress.start), completion: count(progress.completion) }),
    ...phases.flatMap((phase) => [
      '',
      `### ${phase.offset === null || phase.offset === phase.title ? '' : `${words(phase.offset)} · `}${say.plan(phase.title, phase.titleZh)}`,
      ...phase.groups.flatMap(({ title, titleZh }) => {
        const listed = group(phase, title)
        if (listed.length === 0) return []
        return [
          '',
          ...(title === phase.title ? [] : [`#### ${say.plan(title, titleZh)}`, '']),
          ...listed.flatMap((item) => printItem(item, around, say)),
        ]
      }),
    ]),
  ]
}
