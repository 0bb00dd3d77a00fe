'use client'

import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { useNamed } from '@/components/templates/use-named'
import { TemplatePlan } from '@/components/templates/template-plan'
import { TemplateSlots } from '@/components/templates/template-slots'
import { Panel, PanelBody, PanelRow } from '@/components/ui/panel'
import { Switch } from '@/components/ui/switch'
import type { TemplateBody } from '@/lib/templates/schema'
import { expandWatches } from '@/lib/templates/watches'
import { applicableBody } from './applicable-body'

/** The plan as a release would read it: readings written out, facts to switch, what they leave out. */
export function Preview({ body }: { body: TemplateBody }) {
  const t = useTranslations('editor.preview')
  const say = useNamed()
  const [changed, setChanged] = useState<Readonly<Record<string, boolean>>>({})
  const facts = useMemo(
    () => Object.fromEntries(body.facts.map((fact) => [fact.key, changed[fact.key] ?? fact.default])),
    [body.facts, changed],
  )
  const shown = useMemo(() => applicableBody(expandWatches(body), facts), [body, facts])
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_348px]">
      <TemplatePlan body={shown.body} />
      <aside className="grid min-w-0 gap-4">
        <Panel title={t('facts')}>
          <PanelBody className="grid gap-2.5">
            <p className="text-sm text-ink-2">{t(body.facts.length > 0 ? 'facts_intro' : 'no_facts')}</p>
            {body.facts.map((fact) => (
              <Switch
                key={fact.key}
                label={say(fact.label, fact.labelZh)}
                checked={facts[fact.key] ?? false}
                onChange={(event) => setChanged((known) => ({ ...known, [fact.key]: event.target.checked }))}
              />
            ))}
          </PanelBody>
        </Panel>
        {shown.leftOut.length > 0 ? (
          <Panel title={t('left_out', { count: shown.leftOut.length })}>
            {shown.leftOut.map(({ item, condition }) => (
              <PanelRow key={item.key}>
                <p className="text-sm">{say(item.text, item.textZh)}</p>
                <p className="text-xs text-ink-3">{t('because', { condition })}</p>
              </PanelRow>
            ))}
          </Panel>
        ) : null}
        <TemplateSlots slots={body.slots} />
      </aside>
    </div>
  )
}
