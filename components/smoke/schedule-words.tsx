import { useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'
import { Code } from '@/components/ui/code'
import { Time } from '@/components/ui/time'
import { useSpan } from '@/components/ui/use-span'
import type { WireSchedule } from './trigger-actions'

/** When a suite runs by itself: its interval or cron line, and what it follows. */
export function ScheduleWords({ schedule }: { schedule: WireSchedule }) {
  const t = useTranslations('triggers')
  const span = useSpan()
  const follows = (['onDeployment', 'onValueChange', 'onKeyChange'] as const).filter((name) => schedule[name])
  return (
    <span className="inline-flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      {schedule.everySeconds !== null ? <span>{t('every', { span: span(schedule.everySeconds * 1000) })}</span> : null}
      {schedule.cron !== null ? (
        <span>
          <Code>{schedule.cron}</Code> <span className="text-ink-2">{schedule.timeZone}</span>
        </span>
      ) : null}
      {follows.map((name) => (
        <Chip key={name}>{t(`after.${name}`)}</Chip>
      ))}
    </span>
  )
}

/** The next times a schedule is due, the first with its distance. */
export function NextTimes({ times, zone }: { times: readonly string[]; zone: string }) {
  const t = useTranslations('triggers')
  const [first, ...more] = times
  if (!first) return null
  if (more.length === 0) return <NextTime at={first} zone={zone} />
  return (
    <details className="text-sm text-ink-2">
      <summary className="cursor-pointer hover:text-ink">
        <NextTime at={first} zone={zone} />
      </summary>
      <ol className="mt-1 grid gap-0.5 pl-4" aria-label={t('nextTimes')}>
        {more.map((at) => (
          <li key={at}>
            <Time at={at} zone={zone} look="stamp" />
          </li>
        ))}
      </ol>
    </details>
  )
}

function NextTime({ at, zone }: { at: string; zone: string }) {
  const t = useTranslations('triggers')
  return <span className="text-sm text-ink-2">{t.rich('next', { at: () => <Time at={at} zone={zone} relative /> })}</span>
}
