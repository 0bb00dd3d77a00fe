'use client'

import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'

type Props = {
  trigger: ReactElement
  title?: ReactNode
  align?: 'start' | 'center' | 'end'
  open?: boolean
  onOpenChange?: (open: boolean) => void
  children: ReactNode
}

/** A small window beside its button that leaves the page usable. */
export function Popover({ trigger, title, align = 'start', open, onOpenChange, children }: Props) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={5} collisionPadding={12} className="z-50">
          <Base.Popup className="max-h-(--available-height) w-80 max-w-[calc(100vw-24px)] overflow-y-auto rounded-lg border border-line-strong bg-panel p-3.5 text-ink">
            {title ? <Base.Title className="mb-2">{title}</Base.Title> : null}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
