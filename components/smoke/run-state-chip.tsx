import { useTranslations } from 'next-intl'
import { Chip, type ChipTone } from '@/components/ui/chip'
import { Spinner } from '@/components/ui/spinner'
import type { RunState, StepState } from '@/lib/smoke/schema'

type State = RunState | StepState | 'stale' | 'missing'

/** What a state means for a decision: wrong is NO-GO, not known is HOLD, nothing said is neither. */
export const toneOfState: Record<State, ChipTone> = {
  queued: 'accent',
  running: 'accent',
  passed: 'go',
  failed: 'nogo',
  timed_out: 'nogo',
  errored: 'hold',
  stale: 'hold',
  cancelled: 'idle',
  interrupted: 'hold',
  skipped: 'idle',
  missing: 'idle',
}

/** A run's or step's state as word, sign and colour. */
export function RunStateChip({ state }: { state: State }) {
  const t = useTranslations('smoke')
  const hint = t.has(`stateHint.${state}`) ? t(`stateHint.${state}`) : undefined
  const busy = state === 'running' || state === 'queued'
  return (
    <span className="inline-flex items-center gap-1.5" title={hint}>
      {busy ? <Spinner size={12} /> : null}
      <Chip tone={toneOfState[state]} sign={!busy}>
        {t(`state.${state}`)}
      </Chip>
    </span>
  )
}
