'use client'

import { useTranslations } from 'next-intl'
import { useBilingual } from '@/components/releases/use-words'
import { Checkbox } from '@/components/ui/checkbox'

type Fact = { key: string; label: string; labelZh: string; value: boolean }

/** The release's facts, which switch conditional items on and off. Read back with `factValues`. */
export function FactFields({ facts, disabled, hideLegend = false }: { facts: readonly Fact[]; disabled?: boolean; hideLegend?: boolean }) {
  const t = useTranslations('releases.form')
  const bilingual = useBilingual()
  return (
    <fieldset disabled={disabled} aria-label={hideLegend ? t('facts') : undefined} className="min-w-0">
      {/* Where the panel is called the same, the name stands once. */}
      {hideLegend ? null : <legend className="mb-1 text-sm font-medium">{t('facts')}</legend>}
      <p className="mb-2 text-xs text-ink-3">{t(facts.length > 0 ? 'factsHint' : 'no_facts')}</p>
      <div className="grid gap-1.5 sm:grid-cols-2">
        {facts.map((fact) => (
          <Checkbox key={fact.key} name={`facts.${fact.key}`} label={bilingual(fact.label, fact.labelZh)} defaultChecked={fact.value} />
        ))}
      </div>
    </fieldset>
  )
}

/** The facts a form holds: a box that is not ticked says no. */
export function factValues(data: FormData, facts: readonly Pick<Fact, 'key'>[]): Record<string, boolean> {
  return Object.fromEntries(facts.map(({ key }) => [key, data.has(`facts.${key}`)]))
}
