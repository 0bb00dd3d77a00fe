'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Panel, PanelBody, PanelRow } from '@/components/ui/panel'
import { AlarmChip } from './alarm-chip'
import { ScheduleMenu } from './schedule-menu'
import { NextTimes, ScheduleWords } from './schedule-words'
import type { TriggerActions, WireSuiteTriggers } from './trigger-actions'
import { WindowDialog } from './window-dialog'
import { WindowList } from './window-list'

type Props = { suiteId: string; initial?: WireSuiteTriggers; actions: TriggerActions }

/**
 * When a suite runs by itself, one row an environment: how often and after what, its next times, what its alarm says and what mutes it;
 * with the maintenance windows below. Kept current while the page is open.
 */
export function SchedulePanel({ suiteId, initial, actions }: Props) {
  const t = useTranslations('triggers')
  const { data, refetch } = useQuery({
    queryKey: ['smoke_suite', suiteId, 'triggers'],
    queryFn: async ({ signal }): Promise<WireSuiteTriggers> => {
      const response = await fetch(`/api/v1/suites/${suiteId}/triggers`, { signal })
      if (!response.ok) throw new Error(String(response.status))
      return (await response.json()) as WireSuiteTriggers
    },
    ...(initial ? { initialData: initial } : {}),
  })
  if (!data) return <Panel title={t('title')}>{null}</Panel>
  const { suite, environments, windows, may } = data
  const renew = () => void refetch()
  const change = !suite.archived
  return (
    <Panel
      title={t('title')}
      actions={
        change && may.addWindow && environments.length > 0 ? (
          <WindowDialog environments={environments} suites={[suite]} add={actions.addWindow} onDone={renew} />
        ) : null
      }
    >
      {environments.length === 0 ? <PanelBody className="text-sm text-ink-2">{t('noEnvironments')}</PanelBody> : null}
      {environments.map(({ schedule, ...environment }) => (
        <PanelRow
          key={environment.id}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-1.5 py-2.5 sm:grid-cols-[150px_minmax(0,1fr)_auto]"
        >
          <span className="font-medium">{environment.name}</span>
          <div className="order-last col-span-2 grid min-w-0 justify-items-start gap-1.5 sm:order-none sm:col-span-1">
            {schedule ? (
              <>
                <span className="inline-flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
                  <AlarmChip schedule={schedule} zone={environment.timeZone} />
                  <ScheduleWords schedule={schedule} />
                </span>
                <span className="inline-flex min-w-0 flex-wrap items-start gap-x-4 gap-y-1">
                  <NextTimes times={schedule.nextTimes} zone={schedule.cron ? schedule.timeZone : environment.timeZone} />
                  <span className="text-sm text-ink-3">{t('limits', { fail: schedule.failAfter, recover: schedule.recoverAfter })}</span>
                </span>
              </>
            ) : (
              <span className="text-sm text-ink-2">{change && may.save ? t('none') : t('noneReader')}</span>
            )}
          </div>
          <span className="justify-self-end">
            {change ? (
              <ScheduleMenu suite={suite} environment={environment} schedule={schedule} actions={actions} may={may} onDone={renew} />
            ) : null}
          </span>
        </PanelRow>
      ))}
      <WindowList windows={windows} end={may.endWindow ? actions.endWindow : undefined} onDone={renew} />
    </Panel>
  )
}
