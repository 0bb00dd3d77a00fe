'use client'

import { useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'
import { Panel, PanelRow } from '@/components/ui/panel'
import { useSpan } from '@/components/ui/use-span'
import type { ShownSuite } from './read'

type ShownStep = Exclude<ShownSuite['definition']['steps'][number], { kind: 'include' }>

/** The steps as they are written: what is asked, what is expected, what is taken for later. */
export function StepsPanel({ suite }: { suite: ShownSuite }) {
  const t = useTranslations('smoke')
  return (
    <Panel title={t('step.title')} meta={t('steps', { count: suite.definition.steps.length })}>
      {suite.definition.steps.map((step, index) =>
        step.kind === 'include' ? (
          <PanelRow key={`include ${step.suite}`} className="py-2.5 font-mono text-xs">
            {step.suite}
          </PanelRow>
        ) : (
          <StepText key={step.name} step={step} position={index + 1} />
        ),
      )}
    </Panel>
  )
}

function StepText({ step, position }: { step: ShownStep; position: number }) {
  const t = useTranslations('smoke')
  const span = useSpan()
  const { request } = step
  const query = request.query.map(({ name, value }) => `${name}=${value}`).join('&')
  const timeout = span(step.timeoutMs)
  return (
    <PanelRow className="grid gap-1 py-2.5">
      <div className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
        <span className="text-ink-3">{t('step.number', { position })}</span>
        <span className="font-medium">{step.name}</span>
        {step.always ? (
          <Chip title={t('step.alwaysHint')} tone="accent">
            {t('step.always')}
          </Chip>
        ) : null}
        <span className="ml-auto text-xs text-ink-3">
          {step.retries > 0 ? t('suite.optionsRetries', { timeout, count: step.retries }) : t('suite.options', { timeout })}
        </span>
      </div>
      <p className="font-mono text-xs break-all text-ink-2">
        {request.method} {request.url}
        {query ? `${request.url.includes('?') ? '&' : '?'}${query}` : ''}
      </p>
      <dl className="grid gap-x-3 gap-y-0.5 text-sm sm:grid-cols-[70px_1fr]">
        <dt className="text-ink-3">{t('suite.asks')}</dt>
        <dd>
          <ul className="grid gap-0.5">
            {step.assertions.map((assertion, index) => (
              <li key={index}>
                <ExpectationText kind={assertion.kind} params={assertion.params} />
              </li>
            ))}
          </ul>
        </dd>
        {step.captures.length > 0 ? (
          <>
            <dt className="text-ink-3">{t('suite.takes')}</dt>
            <dd className="font-mono text-xs leading-5 break-all text-ink-2">
              {step.captures.map((capture) => `${capture.name} = ${capture.path}`).join(', ')}
            </dd>
          </>
        ) : null}
      </dl>
    </PanelRow>
  )
}

/** Parameters in the order one says them; others follow. */
const saidInOrder = ['name', 'path', 'op', 'value', 'expected', 'maxMs']
const placeOf = (name: string) => (saidInOrder.includes(name) ? saidInOrder.indexOf(name) : saidInOrder.length)

/** An expectation as it is written: its kind, then its parameters. */
function ExpectationText({ kind, params }: { kind: string; params: Record<string, unknown> }) {
  const t = useTranslations('smoke.assertions')
  const words = Object.entries(params)
    .sort(([a], [b]) => placeOf(a) - placeOf(b))
    .map(([name, value]) => {
      if (name === 'op' && typeof value === 'string' && t.has(`op_options.${value}`)) return t(`op_options.${value}`)
      return name === 'maxMs' ? `≤ ${String(value)} ms` : typeof value === 'string' ? value : JSON.stringify(value)
    })
  return (
    <>
      {t.has(`${kind}.label`) ? t(`${kind}.label`) : kind} <span className="font-mono text-xs break-all text-ink-2">{words.join(' ')}</span>
    </>
  )
}
