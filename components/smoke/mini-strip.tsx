import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { RunState } from '@/lib/smoke/schema'
import { toneOfState } from './run-state-chip'

const looks: Record<string, string> = {
  go: 'bg-go h-3',
  nogo: 'bg-nogo h-5',
  hold: 'bg-hold h-4',
  idle: 'bg-line-strong h-2',
  accent: 'bg-accent h-3',
}

type Props = {
  /** The newest first. */
  runs: readonly { state: RunState | 'stale' }[]
  environment: string
}

/** The last runs as small bars, oldest first: the worse the higher, so that colour is not all there is. One sentence says them. */
export function MiniStrip({ runs, environment }: Props) {
  const t = useTranslations('smoke.strip')
  if (runs.length === 0) return null
  const passed = runs.filter((run) => run.state === 'passed' || run.state === 'stale').length
  const label = t('label', { environment, passed, total: runs.length })
  return (
    <span role="img" aria-label={label} title={label} className="inline-flex h-5 items-end gap-0.5">
      {[...runs].reverse().map((run, at) => (
        <span key={at} className={clsx('w-1.25 rounded-xs', looks[toneOfState[run.state]] ?? looks.idle)} />
      ))}
    </span>
  )
}
