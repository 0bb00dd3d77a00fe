import { useLocale, useTranslations } from 'next-intl'
import { Panel, PanelRow } from '@/components/ui/panel'
import type { TemplateFact } from '@/lib/templates/schema'

/** The facts of a release that decide which items it has, with what they are unless changed. */
export function TemplateFacts({ facts }: { facts: readonly TemplateFact[] }) {
  const t = useTranslations('templates.view')
  const locale = useLocale()
  return (
    <Panel title={t('facts')}>
      <p className="px-3.5 py-2 text-sm text-ink-2">{t(facts.length > 0 ? 'facts_intro' : 'no_facts')}</p>
      {facts.map((fact) => (
        <PanelRow key={fact.key} className="flex flex-wrap items-baseline gap-x-2.5">
          <span>{locale === 'zh' && fact.labelZh ? fact.labelZh : fact.label}</span>
          <span className="ml-auto text-sm text-ink-2">{t(fact.default ? 'fact_on' : 'fact_off')}</span>
          <span className="w-full font-mono text-2xs text-ink-3">{fact.key}</span>
        </PanelRow>
      ))}
    </Panel>
  )
}
