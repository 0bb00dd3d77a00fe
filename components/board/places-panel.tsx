'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Fragment } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { Table, Tbody, Td, Th, Thead } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { Board, PlaceRow } from '@/lib/board/schema'
import type { Wire } from '@/lib/core/wire'
import { RecentRuns } from './recent-runs'

/** Integrations by environment: what the last smoke run said, and how complete the configuration is. */
export function PlacesPanel({ board }: { board: Wire<Board> }) {
  const t = useTranslations('board')
  const { places, may } = board
  if (places.length === 0) {
    return (
      <Panel title={t('places')}>
        <EmptyState
          title={t('noPlaces')}
          actions={
            may.createIntegration ? (
              <ButtonLink variant="primary" href="/integrations">
                {t('toIntegrations')}
              </ButtonLink>
            ) : null
          }
        >
          {may.createIntegration ? t('noPlacesHint') : t('noPlacesHintReader')}
        </EmptyState>
      </Panel>
    )
  }
  return (
    <Panel title={t('places')}>
      <Table label={t('places')}>
        <Thead>
          <Th>{t('column.integration')}</Th>
          <Th className="max-sm:hidden">{t('column.environment')}</Th>
          <Th>{t('column.smoke')}</Th>
          <Th className="max-md:hidden">{t('column.recent')}</Th>
          <Th className="max-md:hidden">{t('column.lastRun')}</Th>
          <Th>{t('column.configuration')}</Th>
        </Thead>
        <Tbody>
          {places.map((row, index) => (
            <PlaceLine key={row.environmentId} row={row} repeated={places[index - 1]?.integrationId === row.integrationId} />
          ))}
        </Tbody>
      </Table>
    </Panel>
  )
}

function PlaceLine({ row, repeated }: { row: Wire<PlaceRow>; repeated: boolean }) {
  return (
    <tr>
      <Td>
        <Link
          href={`/integrations/${row.integrationKey}`}
          className={repeated ? 'text-ink-3 hover:underline' : 'font-medium hover:underline'}
        >
          {row.integrationName}
        </Link>
        <div className="text-xs text-ink-3 sm:hidden">{row.environmentName}</div>
      </Td>
      <Td className="max-sm:hidden">{row.environmentName}</Td>
      <Td>
        <SmokeCell row={row} />
      </Td>
      <Td className="max-md:hidden">
        <RecentRuns runs={row.recent} />
      </Td>
      <Td className="whitespace-nowrap text-ink-2 max-md:hidden">{row.smoke.at ? <Time at={row.smoke.at} look="relative" /> : <Dash />}</Td>
      <Td>
        <ConfigurationCell row={row} />
      </Td>
    </tr>
  )
}

function SmokeCell({ row }: { row: Wire<PlaceRow> }) {
  const t = useTranslations('board')
  const { tone, word, passed, steps, runId, suites } = row.smoke
  if (suites === 0) return <span className="text-sm text-ink-3">{t('smoke.noSuite')}</span>
  const chip = (
    <Chip tone={tone} sign>
      {t(`smoke.${word}`, { passed, steps })}
    </Chip>
  )
  return runId ? (
    <Link href={`/smoke/runs/${runId}`} className="rounded-full hover:opacity-80">
      {chip}
    </Link>
  ) : (
    chip
  )
}

function ConfigurationCell({ row }: { row: Wire<PlaceRow> }) {
  const t = useTranslations('board')
  const { set, required, blocking } = row.configuration
  const figures = t('configuration.figures', { set, required })
  if (blocking === 0) return <Fragment>{required === 0 ? t('configuration.nothing') : figures}</Fragment>
  return (
    <Link href={`/integrations/${row.integrationKey}`} className="rounded-full hover:opacity-80">
      <Chip tone="hold">
        {figures}
        <span className="sr-only">{t('configuration.blocking', { count: blocking })}</span>
      </Chip>
    </Link>
  )
}

const Dash = () => <span className="text-ink-3">–</span>
