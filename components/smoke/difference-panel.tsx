'use client'

import { useQuery } from '@tanstack/react-query'
import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Panel, PanelBody, PanelRow } from '@/components/ui/panel'
import { Skeleton } from '@/components/ui/skeleton'
import { Table, Tbody, Td, Th, Thead } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { useSpan } from '@/components/ui/use-span'
import type { Wire } from '@/lib/core/wire'
import type { RunDifference } from '@/lib/smoke/difference-queries'
import { useAssertionWords } from './assertion-line'

type Difference = Wire<RunDifference>
type Step = Difference['steps'][number]

/** What a run that did not pass answered otherwise than the last good one. */
export function DifferencePanel({ runId }: { runId: string }) {
  const t = useTranslations('trends.difference')
  const { data, isError } = useQuery({
    queryKey: ['smoke_difference', runId],
    queryFn: async ({ signal }): Promise<Difference> => {
      const response = await fetch(`/api/v1/runs/${runId}/difference`, { signal })
      if (!response.ok) throw new Error(String(response.status))
      return (await response.json()) as Difference
    },
    // Both runs are over: what was answered does not change.
    staleTime: Number.POSITIVE_INFINITY,
  })
  const differing = data?.steps.filter((step) => step.differs) ?? []
  const same = (data?.steps.length ?? 0) - differing.length
  return (
    <Panel
      title={t('title')}
      meta={
        data?.good ? (
          <Link href={`/smoke/runs/${data.good.id}`} className="hover:underline">
            {t.rich('good', { revision: data.good.revision, at: () => <Time at={data.good?.finishedAt ?? data.good?.createdAt ?? 0} /> })}
          </Link>
        ) : undefined
      }
    >
      {data === undefined ? (
        <PanelBody>{isError ? <p className="text-sm text-ink-2">{t('unreadable')}</p> : <Skeleton className="h-30 w-full" />}</PanelBody>
      ) : data.good === null ? (
        <PanelBody className="text-sm text-ink-2">{t('none')}</PanelBody>
      ) : (
        <>
          {differing.map((step) => (
            <StepDifference key={step.name} step={step} />
          ))}
          {same > 0 || differing.length === 0 ? (
            <PanelBody className="border-t border-line text-sm text-ink-2 first:border-t-0">
              {differing.length === 0 ? t('allSame') : t('sameSteps', { count: same })}
            </PanelBody>
          ) : null}
        </>
      )}
    </Panel>
  )
}

function StepDifference({ step }: { step: Step }) {
  const t = useTranslations('trends.difference')
  const states = useTranslations('smoke.state')
  const words = useAssertionWords()
  const span = useSpan()
  const stateOf = (state: Step['state']['is']) => (state === null ? t('notInPlan') : states(state))
  const time = (ms: number | null) => (ms === null ? t('noAnswer') : span(ms))
  const rows = [
    ...(step.state.was === step.state.is ? [] : [{ what: t('state'), was: stateOf(step.state.was), is: stateOf(step.state.is) }]),
    ...(step.status
      ? [{ what: t('status'), was: String(step.status.was ?? t('noAnswer')), is: String(step.status.is ?? t('noAnswer')) }]
      : []),
    ...step.assertions.map(({ was, is }) => ({ what: is.subject, was: was ? words(was) : '–', is: words(is) })),
    ...step.headers.map(({ name, was, is }) => ({ what: t('header', { name }), was: was ?? t('notThere'), is: is ?? t('notThere') })),
    ...(step.latency.was === null && step.latency.is === null
      ? []
      : [{ what: t('latency'), was: time(step.latency.was), is: step.state.is === 'skipped' ? '–' : time(step.latency.is) }]),
  ]
  if (step.state.is === 'skipped' || step.state.is === null || step.state.was === null) {
    return (
      <PanelRow className="flex flex-wrap items-baseline gap-x-3">
        <h3 className="text-sm font-medium">{step.name}</h3>
        <span className="text-sm text-ink-2">
          {stateOf(step.state.was)} → {stateOf(step.state.is)}
        </span>
      </PanelRow>
    )
  }
  return (
    <PanelRow className="py-2.5">
      {/* What passed all the same is rarely why the run did not. */}
      <details open={step.state.is !== 'passed'}>
        <summary className="w-fit cursor-pointer text-sm font-medium">
          {step.name}
          {step.state.is === 'passed' ? <span className="ml-2 font-normal text-ink-3">{t('passedToo')}</span> : null}
        </summary>
        <div className="mt-1 grid grid-cols-[minmax(0,1fr)] gap-2">
          <Table label={step.name}>
            <Thead>
              <Th>{t('what')}</Th>
              <Th>{t('was')}</Th>
              <Th>{t('is')}</Th>
            </Thead>
            <Tbody>
              {rows.map(({ what, was, is }, index) => (
                <tr key={index}>
                  <Td className="text-ink-2">{what}</Td>
                  <Td className="min-w-35 font-mono text-xs break-all">{was}</Td>
                  <Td className={clsx('min-w-35 font-mono text-xs break-all', was !== is && 'font-medium')}>{is}</Td>
                </tr>
              ))}
            </Tbody>
          </Table>
          <BodyDifference body={step.body} name={step.name} />
        </div>
      </details>
    </PanelRow>
  )
}

const looks = { '=': 'text-ink-2', '+': 'bg-go-bg text-go', '-': 'bg-nogo-bg text-nogo' } as const

/** Lines of both bodies, each with its sign: − was there, + is there now. */
function BodyDifference({ body, name }: { body: Step['body']; name: string }) {
  const t = useTranslations('trends.difference')
  if (body.lines.length === 0) return null
  return (
    <section>
      <h4 className="mb-1 text-xs font-medium text-ink-3">{t('body')}</h4>
      <div
        role="region"
        aria-label={`${t('body')}: ${name}`}
        tabIndex={0}
        className="max-h-80 overflow-auto rounded-md border border-line bg-bg font-mono text-xs leading-5"
      >
        {body.lines.map((line, index) =>
          line.sign === '…' ? (
            <div key={index} className="px-3 text-ink-3">
              {t('equalLines', { count: line.count })}
            </div>
          ) : (
            <div key={index} className={clsx('px-3 break-all whitespace-pre-wrap', looks[line.sign])}>
              {line.sign === '=' ? ' ' : line.sign} {line.text}
            </div>
          ),
        )}
      </div>
      {body.cut ? <p className="mt-1 text-xs text-ink-3">{t('bodyCut')}</p> : null}
    </section>
  )
}
