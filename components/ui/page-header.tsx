import type { ReactNode } from 'react'
import { Breadcrumbs, type Crumb } from './breadcrumbs'

type Props = {
  title: ReactNode
  crumbs?: readonly Crumb[] /** Chips right after the title. */
  badges?: ReactNode /** A line below: who, when, from what. */
  meta?: ReactNode
  actions?: ReactNode
}

/** Top of a page: the way here, its name, its actions. */
export function PageHeader({ title, crumbs, badges, meta, actions }: Props) {
  return (
    <div className="mb-4">
      {crumbs?.length ? <Breadcrumbs items={crumbs} /> : null}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="min-w-0">{title}</h1>
        {badges}
        {actions ? (
          <div data-noprint className="ml-auto flex flex-wrap items-center gap-2">
            {actions}
          </div>
        ) : null}
      </div>
      {meta ? <div className="mt-1 text-sm text-ink-2">{meta}</div> : null}
    </div>
  )
}
