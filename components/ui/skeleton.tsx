import clsx from 'clsx'

type Props = {
  className?: string
  /** Says what is being read; without it the shape is decoration. */
  label?: string
  /** Several lines of text instead of one shape. */
  lines?: number
}

/** A grey shape where content is about to be. */
export function Skeleton({ className, label, lines = 1 }: Props) {
  const said = label ? ({ role: 'status', 'aria-label': label } as const) : ({ 'aria-hidden': true } as const)
  if (lines === 1) return <span {...said} className={clsx('block animate-pulse rounded-md bg-line', className ?? 'h-4 w-full')} />
  return (
    <div {...said} className={clsx('grid gap-2', className)}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={clsx('block h-4 animate-pulse rounded-md bg-line', line === lines - 1 && 'w-2/3')} />
      ))}
    </div>
  )
}
