'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useState } from 'react'
import { EvidenceChip, StaleNote } from '@/components/smoke/evidence-note'
import { RunButton } from '@/components/smoke/run-button'
import { RunProgress } from '@/components/smoke/run-progress'
import { RunStateChip } from '@/components/smoke/run-state-chip'
import { Panel, PanelBody, PanelRow } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { cancelRunAction, startRunAction } from '../actions'
import type { ShownSuite } from './read'

/** What the suite says of each environment now, with a run beside it. */
export function EnvironmentsPanel({ suite }: { suite: ShownSuite }) {
  const t = useTranslations('smoke.suite')
  return (
    <Panel title={t('environments')}>
      {suite.environments.length === 0 ? <PanelBody className="text-sm text-ink-2">{t('noEnvironments')}</PanelBody> : null}
      {suite.environments.map((evidence) => (
        <EnvironmentRow key={evidence.environment.id} suite={suite} evidence={evidence} />
      ))}
    </Panel>
  )
}

function EnvironmentRow({ suite, evidence }: { suite: ShownSuite; evidence: ShownSuite['environments'][number] }) {
  const t = useTranslations('smoke')
  const { environment, judged, latest, shown, underWay } = evidence
  const [started, setStarted] = useState<string | null>(null)
  // The run one has just started is shown until the page knows of a newer one.
  const watched = underWay?.id ?? (started && (!latest || latest.id === started) ? started : null)
  const change = judged.state === 'stale' && judged.why === 'changed' ? judged.change : null
  return (
    <PanelRow className="grid items-center gap-x-4 gap-y-2 py-2.5 sm:grid-cols-[150px_minmax(0,1fr)_auto]">
      <span className="font-medium">{environment.name}</span>
      <div className="min-w-0">
        {watched ? (
          <RunProgress key={watched} runId={watched} cancel={suite.may.cancel ? cancelRunAction : undefined} />
        ) : (
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <EvidenceChip judged={judged} latest={shown} />
            {shown ? (
              <Link href={`/smoke/runs/${shown.id}`} className="text-sm text-ink-2 hover:underline">
                <Time at={shown.finishedAt ?? shown.createdAt} relative />
              </Link>
            ) : (
              <span className="text-sm text-ink-2">{t('strip.none')}</span>
            )}
            {latest && latest.id !== shown?.id ? (
              <Link href={`/smoke/runs/${latest.id}`} className="inline-flex items-center gap-1.5 text-sm text-ink-2 hover:underline">
                {t('evidence.since')} <RunStateChip state={latest.state} />
              </Link>
            ) : null}
            {shown?.summary ? <span className="min-w-0 basis-full font-mono text-xs break-words text-ink-2">{shown.summary}</span> : null}
            {change && shown ? (
              <span className="basis-full">
                <StaleNote passedAt={shown.finishedAt} change={change} />
              </span>
            ) : null}
          </div>
        )}
      </div>
      {suite.may.start && suite.archivedAt === null && !underWay ? (
        <span className="justify-self-start sm:justify-self-end">
          <RunButton
            suiteId={suite.id}
            environmentId={environment.id}
            start={startRunAction}
            stepCount={suite.definition.steps.length}
            variant={judged.state === 'fresh' ? 'default' : 'primary'}
            size="sm"
            onStarted={setStarted}
          />
        </span>
      ) : null}
    </PanelRow>
  )
}
