'use client'

import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { StateSign } from '@/components/ui/state-sign'
import { Table, Tbody, Td, Th, Thead } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { Board, FlightRow } from '@/lib/board/schema'
import type { Wire } from '@/lib/core/wire'
import { ReleaseLink } from './release-link'

/** Releases that still move: where each stands and what its verdict is. */
export function InFlightPanel({ board }: { board: Wire<Board> }) {
  const t = useTranslations('board')
  const { inFlight, may, ready } = board
  return (
    <Panel title={t('inFlight')} actions={inFlight.length > 0 ? <span className="text-sm text-ink-2">{inFlight.length}</span> : undefined}>
      {inFlight.length === 0 ? (
        <EmptyState
          title={t('nothingInFlight')}
          actions={
            may.createRelease && ready.integrations && ready.templates ? (
              <ButtonLink href="/releases/new">{t('newRelease')}</ButtonLink>
            ) : null
          }
        >
          {!ready.integrations ? t('nothingInFlightNoIntegration') : t('nothingInFlightHint')}
        </EmptyState>
      ) : (
        <Table label={t('inFlight')}>
          <Thead>
            <Th>{t('column.release')}</Th>
            <Th>{t('column.stage')}</Th>
            <Th>{t('column.verdict')}</Th>
          </Thead>
          <Tbody>
            {inFlight.map((row) => (
              <tr key={row.release.id}>
                <Td>
                  <ReleaseLink release={row.release} />
                  <div className="text-xs text-ink-3">
                    {t('place', { integration: row.release.integrationName, environment: row.release.environmentName })}
                  </div>
                </Td>
                <Td>
                  <Stage row={row} />
                </Td>
                <Td>
                  <span className="flex flex-wrap gap-1">
                    <StateSign look="chip" state={row.call} count={row.blockers} />
                    {row.overridden ? <Chip>{t('overridden')}</Chip> : null}
                  </span>
                </Td>
              </tr>
            ))}
          </Tbody>
        </Table>
      )}
    </Panel>
  )
}

/** The state and the moment it is about: the window's start before, its end while it runs. */
function Stage({ row }: { row: Wire<FlightRow> }) {
  const t = useTranslations('board')
  const running = row.state === 'in_progress'
  const moment = running ? row.windowEnd : row.release.windowStart
  const gap = <Time at={moment} zone={row.release.timeZone} look="relative" />
  return (
    <>
      {t(`state.${row.state}`)}
      <div className="text-xs text-ink-3">
        {row.state === 'watching'
          ? t('managedBy', { name: row.managerName })
          : running
            ? t.rich('windowEnds', { gap: () => gap })
            : t.rich('windowStarts', { gap: () => gap })}
      </div>
    </>
  )
}
