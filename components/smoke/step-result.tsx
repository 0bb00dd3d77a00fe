'use client'

import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'
import { useSpan } from '@/components/ui/use-span'
import { AssertionLine } from './assertion-line'
import { ErrorText } from './error-text'
import { RequestBlock, ResponseBlock } from './exchange-excerpt'
import type { ShownRun } from './read-run'
import { RunStateChip } from './run-state-chip'
import { StepChips, StepFacts } from './step-facts'
import { TimingTable } from './timing-table'
import { Waterfall } from './waterfall'

type ShownStep = ShownRun['steps'][number]

/** One step of a run: state, what was wrong, where the time went; everything kept about it when opened. */
export function StepResult({ step, startMs, wholeMs, tookMs }: { step: ShownStep; startMs: number; wholeMs: number; tookMs: number }) {
  const t = useTranslations('smoke')
  const span = useSpan()
  const failed = step.assertions.filter((assertion) => !assertion.passed)
  const asked = step.attempts > 0
  return (
    <details
      className="group border-t border-line first:border-t-0"
      open={step.state === 'failed' || step.state === 'errored' ? true : undefined}
    >
      <summary className="grid grid-cols-[16px_minmax(0,1fr)_auto] items-start gap-x-2 px-3.5 py-2 hover:bg-hover sm:grid-cols-[16px_minmax(0,1.3fr)_minmax(90px,1fr)_56px_88px]">
        <ChevronRight size={14} aria-hidden="true" className="mt-1 text-ink-3 transition-transform group-open:rotate-90" />
        <span className="min-w-0">
          <span className="mr-1.5 text-ink-3">{t('step.number', { position: step.position + 1 })}</span>
          <span className="font-medium">{step.name}</span>
          <StepChips detail={step.detail} />
          {step.state === 'passed' && step.attempts > 1 && !step.detail.poll ? (
            <Chip tone="hold" className="ml-2">
              {t('step.retried', { count: step.attempts })}
            </Chip>
          ) : null}
        </span>
        <span className="mt-2 hidden sm:block">
          {asked ? <Waterfall name={step.name} timings={step.timings} startMs={startMs} wholeMs={wholeMs} tookMs={tookMs} /> : null}
        </span>
        <span className="hidden text-right text-sm text-ink-2 sm:block">{asked ? span(tookMs) : ''}</span>
        <span className="justify-self-end">
          <RunStateChip state={step.state} />
        </span>
        {failed.length > 0 || step.error ? (
          <span className="col-start-2 col-end-4 grid gap-0.5 pt-1 sm:col-end-6">
            {step.error ? (
              <span className="text-sm text-hold">
                <ErrorText error={step.error} />
              </span>
            ) : null}
            <ul className="grid gap-0.5 group-open:hidden">
              {failed.map((assertion, index) => (
                <AssertionLine key={index} outcome={assertion} />
              ))}
            </ul>
          </span>
        ) : null}
      </summary>
      <StepDetails step={step} asked={asked} />
    </details>
  )
}

function StepDetails({ step, asked }: { step: ShownStep; asked: boolean }) {
  const t = useTranslations('smoke.step')
  const captures = Object.entries(step.captures)
  if (step.state === 'skipped' && !asked) return <p className="px-3.5 pb-3 pl-9.5 text-sm text-ink-2">{t('skipped')}</p>
  return (
    <div className="grid gap-3 px-3.5 pt-1 pb-3.5 sm:pl-9.5">
      {asked ? (
        <div className="flex flex-wrap items-center gap-x-5 gap-y-1">
          <TimingTable timings={step.timings} />
          {step.attempts > 1 && !step.detail.poll ? (
            <span className="text-sm text-ink-2">{t('attempts', { count: step.attempts })}</span>
          ) : null}
        </div>
      ) : null}
      <StepFacts detail={step.detail} />
      {step.assertions.length > 0 ? (
        <div>
          <h3 className="mb-1 text-xs font-medium text-ink-3">{t('assertions')}</h3>
          <ul className="grid gap-0.5">
            {step.assertions.map((assertion, index) => (
              <AssertionLine key={index} outcome={assertion} />
            ))}
          </ul>
        </div>
      ) : null}
      {captures.length > 0 ? (
        <div>
          <h3 className="mb-1 text-xs font-medium text-ink-3">{t('captures')}</h3>
          <ul className="grid gap-0.5 font-mono text-xs break-all text-ink-2">
            {captures.map(([name, value]) => (
              <li key={name}>{t('captured', { name, value })}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className="grid gap-3 xl:grid-cols-2">
        <RequestBlock request={step.request} of={step.name} />
        {step.response ? <ResponseBlock response={step.response} of={step.name} /> : null}
      </div>
    </div>
  )
}
