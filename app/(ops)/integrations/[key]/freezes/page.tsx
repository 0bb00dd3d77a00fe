import { getTranslations } from 'next-intl/server'
import { FeedPanel } from '@/components/calendar/feed-panel'
import { Chip, type ChipTone } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { Table, Tbody, Td, Th, ThActions, Thead } from '@/components/ui/table'
import { TimeRange } from '@/components/ui/time'
import { listFeedsOf } from '@/lib/calendar/queries'
import { signedInPerson } from '@/lib/core/session'
import { createFeedAction, revokeFeedAction } from '../../../calendar-actions'
import { readIntegration } from '../read'
import { FreezeDialog } from './freeze-dialog'
import { LiftFreezeButton } from './lift-freeze-button'

type State = 'now' | 'coming' | 'past' | 'lifted'
const tones: Record<State, ChipTone> = { now: 'nogo', coming: 'hold', past: 'plain', lifted: 'plain' }

function stateOf(freeze: { startsAt: Date; endsAt: Date; removedAt: Date | null }, now: Date): State {
  if (freeze.removedAt) return 'lifted'
  if (freeze.endsAt <= now) return 'past'
  return freeze.startsAt <= now ? 'now' : 'coming'
}

/** Ranges of time in which nothing may start, per environment, the latest first. */
export default async function FreezesPage({ params }: { params: Promise<{ key: string }> }) {
  const [integration, t] = await Promise.all([readIntegration((await params).key), getTranslations('integrations.freezes')])
  const feeds = await listFeedsOf(await signedInPerson(), 'integration', integration.id)
  const { environments, archivedEnvironments, freezes, may, archivedAt, readAt } = integration
  const mayAdd = may['freeze.add'] && !archivedAt && environments.length > 0
  const mayLift = may['freeze.remove'] && !archivedAt
  const names = new Map([...archivedEnvironments, ...environments].map((environment) => [environment.id, environment.name]))
  const zones = new Map(environments.map((environment) => [environment.id, environment.timeZone]))
  const add = mayAdd ? (
    <FreezeDialog environments={environments.map(({ id, name, timeZone, production }) => ({ id, name, timeZone, production }))} />
  ) : null
  return (
    <>
      <Panel title={t('title')} meta={t('meta')} actions={freezes.length > 0 ? add : null}>
        {freezes.length === 0 ? (
          <EmptyState title={t('none')} actions={add}>
            {t('noneHint')}
          </EmptyState>
        ) : (
          <Table label={t('title')}>
            <Thead>
              <Th>{t('state')}</Th>
              <Th>{t('range')}</Th>
              <Th>{t('environment')}</Th>
              <Th>{t('reason')}</Th>
              <Th>{t('by')}</Th>
              {mayLift ? <ThActions /> : null}
            </Thead>
            <Tbody>
              {freezes.map((freeze) => {
                const state = stateOf(freeze, readAt)
                return (
                  <tr key={freeze.id}>
                    <Td>
                      <Chip tone={tones[state]}>{t(`states.${state}`)}</Chip>
                    </Td>
                    <Td className="whitespace-nowrap">
                      <TimeRange from={freeze.startsAt} to={freeze.endsAt} zone={zones.get(freeze.environmentId)} />
                    </Td>
                    <Td>{names.get(freeze.environmentId)}</Td>
                    <Td className="min-w-40">{freeze.reason}</Td>
                    <Td className="text-sm text-ink-2">{freeze.createdByName}</Td>
                    {mayLift ? (
                      <Td end>
                        {(state === 'now' || state === 'coming') && zones.has(freeze.environmentId) ? (
                          <LiftFreezeButton id={freeze.id} reason={freeze.reason} />
                        ) : null}
                      </Td>
                    ) : null}
                  </tr>
                )
              })}
            </Tbody>
          </Table>
        )}
      </Panel>
      <FeedPanel
        className="mt-4"
        kind="integration"
        subjectId={integration.id}
        initial={feeds}
        create={createFeedAction}
        revoke={revokeFeedAction}
      />
    </>
  )
}
