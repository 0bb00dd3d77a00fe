import clsx from 'clsx'

/** A thin bar with its figures for those who do not see it. `value` of `max`. */
export function Progress({
  value,
  max,
  label,
  tone = 'go',
  className,
}: {
  value: number
  max: number
  label: string
  tone?: 'go' | 'hold' | 'nogo' | 'idle'
  className?: string
}) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  const colours = { go: 'bg-go', hold: 'bg-hold', nogo: 'bg-nogo', idle: 'bg-idle' }
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      className={clsx('block h-1.25 overflow-hidden rounded-full bg-line', className ?? 'w-22')}
    >
      <span className={clsx('block h-full rounded-full transition-[width]', colours[tone])} style={{ width: `${share * 100}%` }} />
    </span>
  )
}
