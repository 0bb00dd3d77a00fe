'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { LatencyPanel } from '@/components/smoke/latency-panel'
import { RunsStrip } from '@/components/smoke/runs-strip'
import { Panel, PanelBody } from '@/components/ui/panel'
import type { ShownSuite } from './read'

/** The last runs in one environment: passed or not at a glance, and how long each step took. */
export function HistoryPanel({ suite }: { suite: ShownSuite }) {
  const t = useTranslations('smoke')
  const { shown } = suite
  if (!shown) return null
  const choice =
    suite.environments.length > 1 ? (
      <nav aria-label={t('chart.environment')} className="flex flex-wrap gap-1">
        {suite.environments.map(({ environment }) => {
          const current = environment.id === shown.environment.id
          return (
            <Link
              key={environment.id}
              href={`/smoke/${suite.id}?environment=${environment.key}`}
              scroll={false}
              aria-current={current ? 'true' : undefined}
              className={clsx('rounded-md px-2 py-0.5 text-sm', current ? 'bg-hover font-medium text-ink' : 'text-ink-2 hover:text-ink')}
            >
              {environment.name}
            </Link>
          )
        })}
      </nav>
    ) : (
      <span className="text-sm text-ink-2">{shown.environment.name}</span>
    )
  return (
    <Panel title={t('suite.lastRuns')} actions={choice}>
      <PanelBody className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <RunsStrip runs={shown.runs} environment={shown.environment.name} />
        {shown.runs.length > 0 ? (
          <section>
            <h3 className="mb-1.5 text-sm">{t('chart.title')}</h3>
            <LatencyPanel model={shown.latency} environment={shown.environment.name} />
          </section>
        ) : null}
      </PanelBody>
    </Panel>
  )
}
