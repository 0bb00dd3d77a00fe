import { useTranslations } from 'next-intl'
import { Chip, type ChipTone } from '@/components/ui/chip'
import type { ReleaseState } from '@/lib/releases/state'
import type { Call } from '@/lib/releases/stations/station'

const tones: Record<ReleaseState, ChipTone> = {
  draft: 'idle',
  preparing: 'plain',
  awaiting_sign_off: 'plain',
  in_progress: 'accent',
  watching: 'accent',
  completed: 'go',
  aborted: 'nogo',
  rolled_back: 'nogo',
  superseded: 'idle',
}

/** A release's state as a chip. Awaiting sign-off with verdict GO reads "approved": derived, never stored. */
export function ReleaseStateChip({ state, call }: { state: ReleaseState; call?: Call | null }) {
  const t = useTranslations('releases.state')
  if (state === 'awaiting_sign_off' && call === 'go') return <Chip tone="go">{t('approved')}</Chip>
  return (
    <Chip tone={tones[state]} sign={false}>
      {t(state)}
    </Chip>
  )
}
