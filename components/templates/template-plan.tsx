import { useLocale, useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'
import { Panel } from '@/components/ui/panel'
import { formatDue, formatPhase } from '@/lib/templates/due-text'
import type { TemplateBody, TemplateItem, TemplatePhase } from '@/lib/templates/schema'

/** The plan of a template: phases, groups and items with what each asks for and when it is due. */
export function TemplatePlan({ body }: { body: TemplateBody }) {
  const t = useTranslations('templates.view')
  return (
    <Panel title={t('plan')} meta={t('times_in')}>
      {body.phases.map((phase) => (
        <Phase key={phase.key} phase={phase} />
      ))}
    </Panel>
  )
}

/** What is written twice, in the reader's language. */
function useText() {
  const locale = useLocale()
  return (english: string, chinese: string) => (locale === 'zh' && chinese ? chinese : english)
}

function countLeaves(items: readonly TemplateItem[]): number {
  return items.reduce((sum, item) => sum + (item.items.length > 0 ? countLeaves(item.items) : 1), 0)
}

/** Points at what opens; decoration. */
const mark = '›'

function Phase({ phase }: { phase: TemplatePhase }) {
  const t = useTranslations('templates.view')
  const text = useText()
  const before = phase.groups[0]?.items[0]?.before
  return (
    <details open className="group border-t border-line [header+&]:border-t-0">
      <summary className="flex flex-wrap items-center gap-x-2.5 gap-y-1 bg-hover px-3.5 py-2 font-medium focus-visible:outline-offset-[-2px]">
        <span aria-hidden="true" className="text-ink-3 transition-transform group-open:rotate-90">
          {mark}
        </span>
        {phase.offset ? <span className="text-ink-2">{formatPhase(phase.offset)}</span> : null}
        <h3>{text(phase.title, phase.titleZh)}</h3>
        <span className="text-sm font-normal text-ink-2">
          {t('items', { count: phase.groups.reduce((sum, group) => sum + countLeaves(group.items), 0) })}
        </span>
        {before ? <Chip className="ml-auto">{t(before === 'start' ? 'before_start' : 'before_completion')}</Chip> : null}
      </summary>
      {phase.groups.map((group) => (
        <div key={group.title} className="border-t border-line py-1.5">
          {phase.groups.length > 1 ? (
            <h4 className="px-3.5 pt-0.5 text-xs font-medium text-ink-3">{text(group.title, group.titleZh)}</h4>
          ) : null}
          <Items items={group.items} offset={phase.offset ? formatDue(phase.offset) : null} depth={0} />
        </div>
      ))}
    </details>
  )
}

function Items({ items, offset, depth }: { items: readonly TemplateItem[]; offset: string | null; depth: number }) {
  const t = useTranslations('templates')
  const text = useText()
  const indent = ['pl-3.5', 'pl-9', 'pl-15'][depth] ?? 'pl-15'
  return (
    <ul>
      {items.map((item) => {
        const due = item.due ? formatDue(item.due) : null
        const limit = typeof item.params.limit === 'string' ? item.params.limit : null
        const suite = typeof item.params.suiteKey === 'string' ? item.params.suiteKey : null
        return (
          <li key={item.key}>
            <div className={`flex flex-wrap items-baseline gap-x-2.5 gap-y-0.5 py-1 pr-3.5 ${indent}`}>
              <span className={item.items.length > 0 ? 'font-medium' : undefined}>{text(item.text, item.textZh)}</span>
              {limit ? <span className="font-mono text-xs text-ink-2">{limit}</span> : null}
              {item.condition ? <span className="text-xs text-ink-3">{t('view.only_if', { condition: item.condition })}</span> : null}
              <span className="ml-auto flex flex-wrap gap-1.5">
                {due && due !== offset ? <Chip mono>{due}</Chip> : null}
                {item.optional ? <Chip>{t('view.optional')}</Chip> : null}
                {item.items.length > 0 || item.kind === 'manual' ? null : (
                  <Chip mono={suite !== null}>{suite ?? t(`kinds.${item.kind as 'link'}`)}</Chip>
                )}
              </span>
              {item.details ? <p className="w-full text-sm whitespace-pre-wrap text-ink-2">{text(item.details, item.detailsZh)}</p> : null}
            </div>
            {item.items.length > 0 ? <Items items={item.items} offset={due ?? offset} depth={depth + 1} /> : null}
          </li>
        )
      })}
    </ul>
  )
}
