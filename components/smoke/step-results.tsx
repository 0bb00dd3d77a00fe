'use client'

import { useTranslations } from 'next-intl'
import { Panel, PanelBody, PanelRow } from '@/components/ui/panel'
import { Spinner } from '@/components/ui/spinner'
import { stepTime } from '@/lib/smoke/step-time'
import { isRunOver, type ShownRun } from './read-run'
import { StepResult } from './step-result'
import { WaterfallLegend } from './waterfall'

/** All steps of a run in order; those still to come are named, the one being asked turns. */
export function StepResults({ run }: { run: ShownRun }) {
  const t = useTranslations('smoke')
  // Steps are timed by the worker's clock and the run by the database's: the line begins where the first step does.
  // What was kept from an earlier run happened then: it stands at the beginning and is no part of the time line.
  const own = run.steps.filter((step) => step.detail.keptFrom === null)
  const begun = new Date(own[0]?.startedAt ?? run.createdAt).getTime()
  const starts = run.steps.map((step) => (step.detail.keptFrom ? 0 : new Date(step.startedAt).getTime() - begun))
  const took = run.steps.map(stepTime)
  const wholeMs = Math.max(1, ...run.steps.map((step, index) => (step.attempts > 0 ? (starts[index] ?? 0) + (took[index] ?? 0) : 0)))
  const coming = isRunOver(run) ? [] : run.stepNames.slice(run.steps.length)
  return (
    <Panel title={t('step.title')} actions={<WaterfallLegend />}>
      {run.steps.map((step, index) => (
        <StepResult key={step.position} step={step} startMs={starts[index] ?? 0} wholeMs={wholeMs} tookMs={took[index] ?? 0} />
      ))}
      {coming.map((name, index) => (
        <PanelRow key={name} className="flex items-center gap-2 text-ink-3">
          {index === 0 && run.state === 'running' ? <Spinner size={13} /> : <span className="w-3.25" />}
          <span>{t('step.number', { position: run.steps.length + index + 1 })}</span>
          <span>{name}</span>
          {index === 0 && run.state === 'running' ? <span className="ml-auto text-sm">{t('run.stepRunning')}</span> : null}
        </PanelRow>
      ))}
      {run.steps.length === 0 && coming.length === 0 ? <PanelBody className="text-sm text-ink-2">{t('step.skipped')}</PanelBody> : null}
    </Panel>
  )
}
