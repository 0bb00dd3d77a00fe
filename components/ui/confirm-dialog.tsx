'use client'

import { useTranslations } from 'next-intl'
import { type ReactElement, type ReactNode, useState } from 'react'
import type { Answer } from '@/lib/core/answer'
import { Button } from './button'
import { Dialog, DialogClose, DialogFooter } from './dialog'
import { RefusalNote } from './refusal-note'
import { useCommand } from './use-command'

type Props<T> = {
  trigger: ReactElement
  title: ReactNode
  /** Says what will happen and what will not come back. */
  children: ReactNode
  /** The verb on the button, such as "Revoke token"; never "OK". */
  confirm: ReactNode
  tone?: 'danger' | 'primary'
  run: () => Promise<Answer<T>>
  /** Toast after success. */
  success?: string
  onDone?: (value: T) => void
}

/** Asks before something that cannot be undone, says what it will do, and shows a refusal in place. */
export function ConfirmDialog<T>({ trigger, title, children, confirm, tone = 'danger', run, success, onDone }: Props<T>) {
  const t = useTranslations('common')
  const [open, setOpen] = useState(false)
  const command = useCommand(run, {
    success,
    onDone: (value) => {
      setOpen(false)
      onDone?.(value)
    },
  })
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        if (next) command.clear()
      }}
      trigger={trigger}
      title={title}
      size="sm"
    >
      <div className="grid gap-3 text-ink-2">
        <div>{children}</div>
        <RefusalNote refusal={command.refusal} />
      </div>
      <DialogFooter>
        <DialogClose>
          <Button>{t('cancel')}</Button>
        </DialogClose>
        <Button variant={tone} pending={command.pending} onClick={() => command.run()}>
          {confirm}
        </Button>
      </DialogFooter>
    </Dialog>
  )
}
