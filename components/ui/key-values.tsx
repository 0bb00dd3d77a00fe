import clsx from 'clsx'
import type { ReactNode } from 'react'

export type KeyValue = { key: string; label: ReactNode; value: ReactNode }

/** Names and their values, in two columns that fold into one where it is narrow. */
export function KeyValues({ items, className }: { items: readonly KeyValue[]; className?: string }) {
  return (
    <dl className={clsx('grid gap-x-5 gap-y-1.5 sm:grid-cols-[minmax(110px,auto)_1fr]', className)}>
      {items.map((item) => (
        <div key={item.key} className="sm:contents">
          <dt className="text-sm text-ink-3">{item.label}</dt>
          <dd className="min-w-0">{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
