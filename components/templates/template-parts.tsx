import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Chip } from '@/components/ui/chip'
import { Panel, PanelRow } from '@/components/ui/panel'
import { Table, Tbody, Td, Th, Thead } from '@/components/ui/table'
import type { TemplateBody } from '@/lib/templates/schema'
import { useNamed } from './use-named'
import { useSettingWords } from './use-setting-words'

/** What a plan carries beside its items: figures and watches, communications, risks, triggers, alerts, questions, facts of its document. */
export function TemplateParts({ body }: { body: TemplateBody }) {
  return (
    <>
      <Metrics body={body} />
      <Communications body={body} />
      <Risks body={body} />
      <Alerts body={body} />
      <Lines part="prompt" lines={body.prompts.map((prompt) => [prompt.title, prompt.titleZh])} />
      <Metadata body={body} />
    </>
  )
}

function Part({
  part,
  count,
  children,
}: {
  part: 'metric' | 'communication' | 'risk' | 'alert' | 'trigger' | 'prompt' | 'metadata' | 'watch'
  count: number
  children: ReactNode
}) {
  const t = useTranslations('library.difference.part')
  return count === 0 ? null : (
    <Panel title={t(part)} meta={count}>
      {children}
    </Panel>
  )
}

function Lines({ part, lines }: { part: 'trigger' | 'prompt'; lines: readonly [string, string][] }) {
  const named = useNamed()
  return (
    <Part part={part} count={lines.length}>
      {lines.map(([english, chinese]) => (
        <PanelRow key={english}>{named(english, chinese)}</PanelRow>
      ))}
    </Part>
  )
}

function Metrics({ body }: { body: TemplateBody }) {
  const t = useTranslations('library')
  const named = useNamed()
  const words = useSettingWords()
  const phases = new Map(body.phases.map((phase) => [phase.key, named(phase.title, phase.titleZh)]))
  return (
    <>
      <Part part="metric" count={body.metrics.length}>
        <Table label={t('difference.part.metric')}>
          <Thead>
            <Th>{t('field.title')}</Th>
            <Th>{t('field.target')}</Th>
            <Th>{t('field.threshold')}</Th>
          </Thead>
          <Tbody>
            {body.metrics.map((metric) => (
              <tr key={metric.key}>
                <Td>
                  {named(metric.title, metric.titleZh)}
                  {metric.unit === '' ? null : <span className="text-ink-3"> ({metric.unit})</span>}
                </Td>
                <Td mono>{metric.target || '–'}</Td>
                <Td mono>{metric.threshold || '–'}</Td>
              </tr>
            ))}
          </Tbody>
        </Table>
      </Part>
      <Part part="watch" count={body.watches.length}>
        {body.watches.map((watch) => (
          <PanelRow key={watch.key} className="flex flex-wrap items-baseline gap-x-2.5">
            <span>{named(watch.title, watch.titleZh)}</span>
            <span className="text-sm text-ink-2">
              {t('watch', {
                from: words.value('fromMinutes', watch.fromMinutes),
                to: words.value('toMinutes', watch.toMinutes),
                every: words.value('everyMinutes', watch.everyMinutes),
              })}
            </span>
            <span className="ml-auto text-xs text-ink-3">{phases.get(watch.phase) ?? watch.phase}</span>
          </PanelRow>
        ))}
      </Part>
    </>
  )
}

function Communications({ body }: { body: TemplateBody }) {
  const named = useNamed()
  const words = useSettingWords()
  return (
    <Part part="communication" count={body.communications.length}>
      {body.communications.map((each) => {
        const subject = named(each.subject, each.subjectZh)
        return (
          <PanelRow key={each.key}>
            <details>
              <summary className="flex flex-wrap items-baseline gap-x-2.5">
                <span className="font-medium">{named(each.title, each.titleZh)}</span>
                <Chip>{words.value('channel', each.channel)}</Chip>
                <span className="ml-auto text-xs text-ink-3">{each.audience}</span>
              </summary>
              {subject === '' ? null : <p className="mt-1.5 text-sm font-medium">{subject}</p>}
              <p className="mt-1 text-sm whitespace-pre-wrap text-ink-2">{named(each.text, each.textZh)}</p>
            </details>
          </PanelRow>
        )
      })}
    </Part>
  )
}

function Risks({ body }: { body: TemplateBody }) {
  const t = useTranslations('library')
  const named = useNamed()
  const words = useSettingWords()
  return (
    <>
      <Part part="risk" count={body.risks.length}>
        <Table label={t('difference.part.risk')}>
          <Thead>
            <Th>{t('field.text')}</Th>
            <Th>{t('field.probability')}</Th>
            <Th>{t('field.impact')}</Th>
            <Th className="max-sm:hidden">{t('field.mitigation')}</Th>
          </Thead>
          <Tbody>
            {body.risks.map((risk) => (
              <tr key={risk.text}>
                <Td>
                  {named(risk.text, risk.textZh)}
                  <span className="block text-sm text-ink-2 sm:hidden">{named(risk.mitigation, risk.mitigationZh)}</span>
                </Td>
                <Td className="whitespace-nowrap">{words.value('probability', risk.probability)}</Td>
                <Td className="whitespace-nowrap">{words.value('impact', risk.impact)}</Td>
                <Td className="text-sm text-ink-2 max-sm:hidden">{named(risk.mitigation, risk.mitigationZh)}</Td>
              </tr>
            ))}
          </Tbody>
        </Table>
      </Part>
      <Lines part="trigger" lines={body.triggers.map((trigger) => [trigger.text, trigger.textZh])} />
    </>
  )
}

function Alerts({ body }: { body: TemplateBody }) {
  const t = useTranslations('library')
  return (
    <Part part="alert" count={body.alerts.length}>
      <Table label={t('difference.part.alert')}>
        <Thead>
          <Th>{t('field.name')}</Th>
          <Th>{t('field.condition')}</Th>
          <Th>{t('field.for')}</Th>
          <Th>{t('field.severity')}</Th>
          <Th>{t('field.action')}</Th>
        </Thead>
        <Tbody>
          {body.alerts.map((alert) => (
            <tr key={alert.name}>
              <Td mono>{alert.name}</Td>
              <Td mono>{alert.condition}</Td>
              <Td mono>{alert.for || '–'}</Td>
              <Td>{alert.severity || '–'}</Td>
              <Td mono>{alert.action || '–'}</Td>
            </tr>
          ))}
        </Tbody>
      </Table>
    </Part>
  )
}

function Metadata({ body }: { body: TemplateBody }) {
  const named = useNamed()
  return (
    <Part part="metadata" count={body.metadata.length}>
      {body.metadata.map((fact) => (
        <PanelRow key={fact.label} className="flex flex-wrap items-baseline gap-x-2.5">
          <span className="text-ink-2">{named(fact.label, fact.labelZh)}</span>
          <span className="ml-auto">{fact.value || '–'}</span>
        </PanelRow>
      ))}
    </Part>
  )
}
