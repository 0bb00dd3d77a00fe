import { useTranslations } from 'next-intl'
import { Time } from '@/components/ui/time'
import type { Wire } from '@/lib/core/wire'
import type { LatestRun } from '@/lib/smoke/evidence-queries'
import type { EvidenceJudgement } from '@/lib/smoke/rules'
import { RunStateChip } from './run-state-chip'

/** What a suite says of an environment, as one chip. */
export function EvidenceChip({ judged, latest }: { judged: Wire<EvidenceJudgement>; latest: Wire<LatestRun> | null }) {
  // A run that said nothing is shown while there is nothing better to show.
  if (judged.state === 'missing' && latest) return <RunStateChip state={latest.state} />
  return <RunStateChip state={judged.state === 'fresh' ? 'passed' : judged.state} />
}

/** Why evidence no longer counts, with the change that made it so. */
export function StaleNote({ passedAt, change }: { passedAt: string | null; change: { summary: string; at: string } }) {
  const t = useTranslations('smoke.evidence')
  return (
    <p className="text-sm text-hold">
      {t.rich('changed', {
        at: () => (passedAt ? <Time at={passedAt} look="clock" /> : '–'),
        changed: () => <Time at={change.at} look="clock" />,
        change: change.summary,
        b: (chunks) => <b className="font-medium">{chunks}</b>,
      })}
    </p>
  )
}
