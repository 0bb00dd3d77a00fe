import clsx from 'clsx'
import { useTranslations } from 'next-intl'

type Run = 'passed' | 'failed' | 'other'

const shapes: Record<Run, string> = {
  passed: 'h-3.5 bg-go',
  failed: 'h-3.5 bg-nogo [clip-path:polygon(0_0,100%_0,100%_38%,0_38%,0_62%,100%_62%,100%_100%,0_100%)]',
  other: 'h-1.5 bg-idle',
}

/** The last runs as small bars, oldest first: whole for passed, broken for failed, short for neither; and said in words. */
export function RecentRuns({ runs }: { runs: readonly Run[] }) {
  const t = useTranslations('board')
  if (runs.length === 0) return <span className="text-ink-3">–</span>
  const passed = runs.filter((run) => run === 'passed').length
  const said = t('recentRuns', { passed, total: runs.length })
  return (
    <span role="img" aria-label={said} title={said} className="inline-flex h-4 items-center gap-0.75">
      {runs.map((run, index) => (
        <span key={`${index}-${run}`} className={clsx('w-1 rounded-[1px]', shapes[run])} />
      ))}
    </span>
  )
}
