'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel, PanelBody } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import { Skeleton } from '@/components/ui/skeleton'
import { Table, Tbody, Td, Th, Thead } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { useSpan } from '@/components/ui/use-span'
import type { Wire } from '@/lib/core/wire'
import type { RunHistory as History } from '@/lib/smoke/history-queries'
import { runStates, runTriggers } from '@/lib/smoke/schema'
import { runBegan } from './read-run'
import { RunStateChip } from './run-state-chip'

type ShownHistory = Wire<History>
type Environment = { key: string; name: string }
type Filter = { environment: string; state: string; trigger: string; hours: string }

const times = [1, 24, 7 * 24, 30 * 24, 90 * 24]

/** Every run of a suite, newest first, a page at a time, by environment, state, trigger and time. */
export function RunHistory({ suiteId, environments, shown }: { suiteId: string; environments: readonly Environment[]; shown: string }) {
  const t = useTranslations('trends.history')
  const [filter, setFilter] = useState<Filter>({ environment: shown, state: '', trigger: '', hours: '' })
  // The last run of each page before this one: where this one begins is its end.
  const [before, setBefore] = useState<readonly string[]>([])
  const choose = (change: Partial<Filter>) => {
    setFilter({ ...filter, ...change })
    setBefore([])
  }
  const after = before.at(-1) ?? ''
  const { data, isError } = useQuery({
    queryKey: ['smoke_suite', suiteId, 'runs', filter, after],
    queryFn: ({ signal }) => fetchRuns(suiteId, filter, after, signal),
    placeholderData: (last) => last,
  })
  return (
    <Panel title={t('title')} actions={<Filters environments={environments} filter={filter} onChoose={choose} />}>
      {data ? (
        <Runs runs={data.runs} several={filter.environment === ''} />
      ) : (
        <PanelBody>{isError ? <p className="text-sm text-ink-2">{t('unreadable')}</p> : <Skeleton className="h-60 w-full" />}</PanelBody>
      )}
      {before.length > 0 || data?.next ? (
        <div className="flex justify-end gap-2 border-t border-line px-3.5 py-2">
          <Button size="sm" disabled={before.length === 0} onClick={() => setBefore(before.slice(0, -1))}>
            {t('newer')}
          </Button>
          <Button size="sm" disabled={!data?.next} onClick={() => data?.next && setBefore([...before, data.next])}>
            {t('older')}
          </Button>
        </div>
      ) : null}
    </Panel>
  )
}

async function fetchRuns(suiteId: string, filter: Filter, after: string, signal: AbortSignal): Promise<ShownHistory> {
  const { environment, state, trigger, hours } = filter
  const since = hours ? new Date(Date.now() - Number(hours) * 3_600_000).toISOString() : ''
  const query = new URLSearchParams(Object.entries({ environment, state, trigger, since, after }).filter(([, value]) => value !== ''))
  const response = await fetch(`/api/v1/suites/${suiteId}/runs?${query}`, { signal })
  if (!response.ok) throw new Error(String(response.status))
  return (await response.json()) as ShownHistory
}

function Filters({
  environments,
  filter,
  onChoose,
}: {
  environments: readonly Environment[]
  filter: Filter
  onChoose: (change: Partial<Filter>) => void
}) {
  const t = useTranslations('trends.history')
  const states = useTranslations('smoke.state')
  const triggers = useTranslations('trends.trigger')
  const time = (hours: number) => (hours > 24 ? t('days', { count: hours / 24 }) : t('hours', { count: hours }))
  const choices = [
    {
      name: 'environment',
      any: t('anyEnvironment'),
      options: environments.map(({ key, name }) => ({ value: key, label: name })),
    },
    {
      name: 'state',
      any: t('anyState'),
      options: [{ value: 'broken', label: t('broken') }, ...runStates.map((state) => ({ value: state, label: states(state) }))],
    },
    { name: 'trigger', any: t('anyTrigger'), options: runTriggers.map((trigger) => ({ value: trigger, label: triggers(trigger) })) },
    { name: 'hours', any: t('anyTime'), options: times.map((hours) => ({ value: String(hours), label: time(hours) })) },
  ] as const
  return choices.map(({ name, any, options }) => (
    <Select
      key={name}
      aria-label={t(name === 'hours' ? 'since' : name)}
      className="w-40 max-sm:w-full"
      value={filter[name]}
      onChange={(event) => onChoose({ [name]: event.currentTarget.value })}
      placeholder={any}
      options={options}
    />
  ))
}

function Runs({ runs, several }: { runs: ShownHistory['runs']; several: boolean }) {
  const t = useTranslations('trends.history')
  const triggers = useTranslations('trends.trigger')
  const span = useSpan()
  if (runs.length === 0) return <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
  return (
    <Table label={t('title')}>
      <Thead>
        <Th>{t('run')}</Th>
        <Th>{t('state')}</Th>
        {several ? <Th>{t('where')}</Th> : null}
        <Th>{t('trigger')}</Th>
        <Th end>{t('steps')}</Th>
        <Th end>{t('took')}</Th>
        <Th>{t('says')}</Th>
      </Thead>
      <Tbody>
        {runs.map((run) => {
          const began = runBegan(run)
          return (
            <tr key={run.id}>
              <Td className="whitespace-nowrap">
                <Link href={`/smoke/runs/${run.id}`} className="hover:underline">
                  <Time at={began ?? run.createdAt} />
                </Link>
              </Td>
              <Td>
                <RunStateChip state={run.state} />
              </Td>
              {several ? <Td className="whitespace-nowrap">{run.environment}</Td> : null}
              <Td className="whitespace-nowrap">
                {triggers.has(run.trigger) ? triggers(run.trigger) : run.trigger}
                {run.trigger === 'person' || run.trigger === 'token' ? <span className="text-ink-3"> · {run.requestedByName}</span> : null}
              </Td>
              <Td end className="tabular-nums">
                {t('stepsOf', { passed: run.passedCount, total: run.stepCount })}
              </Td>
              <Td end className="whitespace-nowrap tabular-nums text-ink-2">
                {began && run.finishedAt ? span(new Date(run.finishedAt).getTime() - new Date(began).getTime()) : '–'}
              </Td>
              <Td className="min-w-50 text-xs">
                <span className="font-mono break-words text-ink-2">{run.summary}</span>
                {run.keptFromId ? <span className="text-ink-3"> {t('keptSome')}</span> : null}
              </Td>
            </tr>
          )
        })}
      </Tbody>
    </Table>
  )
}
