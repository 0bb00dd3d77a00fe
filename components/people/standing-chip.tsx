import { useTranslations } from 'next-intl'
import { Chip, type ChipTone } from '@/components/ui/chip'
import type { PersonStanding } from '@/lib/people/rules'

const tones: Record<PersonStanding, ChipTone> = {
  active: 'go',
  invited: 'hold',
  invitation_over: 'hold',
  disabled: 'idle',
  demo_only: 'idle',
}

/** Whether somebody can sign in, as word, sign and colour. */
export function StandingChip({ standing }: { standing: PersonStanding }) {
  const t = useTranslations('people.standings')
  return (
    <Chip tone={tones[standing]} sign>
      {t(standing)}
    </Chip>
  )
}
