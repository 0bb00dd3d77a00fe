'use client'

import { cloneElement, type HTMLAttributes, type ReactElement, type ReactNode, useEffect, useState } from 'react'
import type { DialogWindowProps } from './dialog-parts'
import { inTurn } from './in-turn'
import { whenIdle } from './when-idle'
import type * as Parts from './dialog-parts'

/*
 * Windows weigh more than most pages that have one, and most are never opened: until then there is only the button. What a
 * window is made of is fetched once the page rests, or when the button is pointed at or focused.
 */
let parts: typeof Parts | undefined
const load = () => import('./dialog-parts').then((module) => (parts = module))
whenIdle(load)

type Props = Omit<DialogWindowProps, 'open' | 'onOpenChange'> & {
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** A button that opens it; leave out when `open` is controlled. */
  trigger?: ReactElement
}

/** A modal window: takes the focus, keeps it, gives it back; Escape and the cross close it. */
export function Dialog({ open: given, onOpenChange, trigger: element, ...window }: Props) {
  const trigger = element as ReactElement<HTMLAttributes<HTMLElement>> | undefined
  const [own, setOwn] = useState(false)
  const open = given ?? own
  const [loaded, setLoaded] = useState(false)
  useEffect(() => {
    if (open && !loaded) void load().then(() => setLoaded(true))
  }, [open, loaded])
  const change = (next: boolean) => {
    setOwn(next)
    onOpenChange?.(next)
  }
  return (
    <>
      {trigger
        ? cloneElement(trigger, {
            'aria-haspopup': 'dialog',
            'aria-expanded': open,
            onClick: inTurn(trigger.props.onClick, () => change(true)),
            onPointerEnter: inTurn(trigger.props.onPointerEnter, () => void load()),
            onFocus: inTurn(trigger.props.onFocus, () => void load()),
          })
        : null}
      {loaded && parts ? <parts.DialogWindow {...window} open={open} onOpenChange={change} /> : null}
    </>
  )
}

/** Closes the dialog around it; for a cancel button. */
export const DialogClose = ({ children }: { children: ReactElement }) => (parts ? <parts.DialogClose>{children}</parts.DialogClose> : null)

/** Buttons at the foot of a dialog, the main one last. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return <div className="-mx-4 mt-5 -mb-4 flex [.grid>&]:mt-1 flex-wrap justify-end gap-2 border-t border-line px-4 py-3">{children}</div>
}
