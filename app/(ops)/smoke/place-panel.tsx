import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { AlarmChip } from '@/components/smoke/alarm-chip'
import { EvidenceChip } from '@/components/smoke/evidence-note'
import { MiniStrip } from '@/components/smoke/mini-strip'
import { ButtonLink } from '@/components/ui/button-link'
import { Chip } from '@/components/ui/chip'
import { Panel, PanelRow } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { Wire } from '@/lib/core/wire'
import type { SuiteList } from '@/lib/smoke/list-queries'
import { RunNow } from './run-now'

type Place = Wire<SuiteList>['places'][number]
type Suite = Place['suites'][number]

/** The suites of one integration that are on this page, each with every environment. */
export function PlacePanel({ place }: { place: Place }) {
  const t = useTranslations('smoke')
  const title = (
    <Link href={`/integrations/${place.key}`} className="hover:underline">
      {place.name}
    </Link>
  )
  return (
    <Panel
      title={title}
      actions={
        place.may.create ? (
          <ButtonLink size="sm" variant="ghost" href={`/smoke/new?integration=${place.key}`}>
            {t('newSuite')}
          </ButtonLink>
        ) : null
      }
    >
      <ul>
        {place.suites.map((suite) => (
          <li key={suite.id} className="border-t border-line first:border-t-0">
            <SuiteRow suite={suite} may={place.may} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function SuiteRow({ suite, may }: { suite: Suite; may: Place['may'] }) {
  const t = useTranslations('smoke')
  return (
    <PanelRow className="grid gap-x-4 gap-y-2 py-2.5 lg:grid-cols-[minmax(0,240px)_minmax(0,1fr)]">
      <div className="min-w-0">
        <Link href={`/smoke/${suite.id}`} className="font-medium break-words hover:underline">
          {suite.name}
        </Link>
        <div className="flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
          <span className="font-mono text-2xs break-all">{suite.key}</span>
          <span>{t('revision', { revision: suite.revision })}</span>
          {suite.stepCount === null ? null : <span>{t('steps', { count: suite.stepCount })}</span>}
          {suite.archived ? <Chip tone="idle">{t('suite.archived')}</Chip> : null}
        </div>
      </div>
      {suite.places.length === 0 ? (
        <p className="text-sm text-ink-3">{t('list.noEnvironment')}</p>
      ) : (
        <ul className="grid min-w-0 gap-1">
          {suite.places.map((one) => (
            <EnvironmentLine key={one.environment.id} suite={suite} place={one} may={may} />
          ))}
        </ul>
      )}
    </PanelRow>
  )
}

function EnvironmentLine({ suite, place, may }: { suite: Suite; place: Suite['places'][number]; may: Place['may'] }) {
  const t = useTranslations('smoke')
  const { environment, shown, underWay, judged, runs, schedule } = place
  const zone = environment.timeZone
  return (
    <li className="grid min-w-0 items-center gap-x-3 gap-y-1 sm:grid-cols-[110px_minmax(0,1fr)]">
      <span className="min-w-0 truncate text-sm text-ink-2">{environment.name}</span>
      <RunNow
        suiteId={suite.id}
        environment={environment}
        may={{ start: may.start && !suite.archived, cancel: may.cancel }}
        underWay={underWay?.id ?? null}
        newest={runs[0]?.id ?? null}
      >
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          {shown ? (
            <Link href={`/smoke/runs/${shown.id}`} className="inline-flex items-center gap-2 rounded-full hover:opacity-80">
              <EvidenceChip judged={judged} latest={shown} />
              <span className="text-xs whitespace-nowrap text-ink-3">
                <Time at={shown.finishedAt ?? shown.createdAt} look="relative" />
              </span>
            </Link>
          ) : (
            <EvidenceChip judged={judged} latest={null} />
          )}
          <MiniStrip runs={runs} environment={environment.name} />
          {schedule ? (
            <span className="inline-flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-3">
              {schedule.alarm.state === 'ok' && !schedule.mutedBy && schedule.enabled ? null : (
                <AlarmChip schedule={schedule} zone={zone} brief />
              )}
              {schedule.nextDueAt ? (
                <span className="whitespace-nowrap">
                  {t.rich('list.next', { at: () => <Time at={schedule.nextDueAt!} zone={zone} look="stamp" /> })}
                </span>
              ) : null}
            </span>
          ) : null}
        </div>
      </RunNow>
    </li>
  )
}
