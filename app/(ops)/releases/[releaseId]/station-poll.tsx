'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { useWords } from '@/components/releases/use-words'
import { StateSign } from '@/components/ui/state-sign'
import type { ReleaseView, StationView } from '@/lib/releases/view'
import { focusTarget } from './focus-target'
import { remedyHref } from './remedy-href'

const tops = { go: 'border-t-go', hold: 'border-t-hold', nogo: 'border-t-nogo' }

/** One card a source of evidence: GO, HOLD or NO-GO with its reason in a few words; it leads to the fact. */
export function StationPoll({ release, stations }: { release: ReleaseView; stations: readonly StationView[] }) {
  const t = useTranslations('releases')
  return (
    <ul aria-label={t('verdict.poll')} className="mb-4.5 grid grid-cols-2 gap-2 sm:grid-cols-[repeat(auto-fit,minmax(140px,1fr))]">
      {stations.map((station) => (
        <li key={station.kind} className="min-w-0">
          <StationCard release={release} station={station} />
        </li>
      ))}
    </ul>
  )
}

function StationCard({ release, station }: { release: ReleaseView; station: StationView }) {
  const t = useTranslations('releases.stations')
  const say = useWords(release.window.timeZone)
  const href = placeOf(station, release)
  return (
    <a
      href={href}
      onClick={href.startsWith('#') ? focusTarget : undefined}
      className={clsx('block h-full rounded-[9px] border border-t-3 border-line bg-panel px-2.5 py-2 hover:bg-hover', tops[station.call])}
    >
      <span className="block text-xs text-ink-3">{t.has(station.label) ? t(station.label) : station.kind}</span>
      <StateSign state={station.call} />
      <span className="block text-xs text-ink-2">{say(station.reason)}</span>
    </a>
  )
}

/** The first blocker of the station, else the panel that shows what it judges. */
function placeOf(station: StationView, release: ReleaseView): string {
  const first = station.blockers[0] ? remedyHref(station.blockers[0].remedy) : null
  if (first) return first
  const panels: Record<string, string> = { checklist: '#plan', smoke: '#smoke', sign_offs: '#sign-off' }
  const integration = `/integrations/${release.integration.key}`
  return panels[station.kind] ?? (station.kind === 'freeze' ? `${integration}/freezes` : integration)
}
