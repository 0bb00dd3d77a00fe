import { useTranslations } from 'next-intl'
import { Chip, type ChipTone } from '@/components/ui/chip'
import { Time } from '@/components/ui/time'
import type { WireSchedule } from './trigger-actions'

const tones = { unknown: 'idle', ok: 'go', alarming: 'nogo' } as const satisfies Record<WireSchedule['alarm']['state'], ChipTone>

/** What an alarm says, since when, and which maintenance mutes it. One that is switched off says nothing. */
export function AlarmChip({
  schedule,
  zone,
  brief = false,
}: {
  schedule: Pick<WireSchedule, 'alarm' | 'mutedBy' | 'enabled' | 'failAfter' | 'recoverAfter'>
  zone?: string
  brief?: boolean
}) {
  const t = useTranslations('triggers.alarm')
  const { alarm, mutedBy, enabled } = schedule
  if (!enabled) return <Chip tone="idle">{t('off')}</Chip>
  return (
    <span className="inline-flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
      <Chip tone={tones[alarm.state]} sign>
        {t(`state.${alarm.state}`)}
      </Chip>
      {alarm.since && !brief ? (
        <span className="text-sm text-ink-2">{t.rich('since', { at: () => <Time at={alarm.since!} zone={zone} look="relative" /> })}</span>
      ) : null}
      {alarm.state === 'ok' && alarm.failedInRow > 0 ? (
        <span className="text-sm text-hold">{t('failing', { count: alarm.failedInRow, limit: schedule.failAfter })}</span>
      ) : null}
      {alarm.state === 'alarming' && alarm.passedInRow > 0 ? (
        <span className="text-sm text-ink-2">{t('recovering', { count: alarm.passedInRow, limit: schedule.recoverAfter })}</span>
      ) : null}
      {mutedBy ? (
        <Chip tone="hold" title={mutedBy.reason}>
          {t.rich('muted', { at: () => <Time at={mutedBy.endsAt} zone={zone} look="clock" /> })}
        </Chip>
      ) : null}
    </span>
  )
}
