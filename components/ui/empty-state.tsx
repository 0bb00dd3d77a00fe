import type { ReactNode } from 'react'

/** Nothing here yet: what this is for, and what to do next. */
export function EmptyState({
  title,
  children,
  actions,
  icon,
}: {
  title: ReactNode
  children?: ReactNode
  actions?: ReactNode
  icon?: ReactNode
}) {
  return (
    <div className="grid justify-items-center gap-1 px-4 py-9 text-center">
      {icon ? <span className="mb-1 text-ink-3">{icon}</span> : null}
      <p className="font-medium">{title}</p>
      {children ? <div className="max-w-110 text-sm text-ink-2">{children}</div> : null}
      {actions ? <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  )
}
