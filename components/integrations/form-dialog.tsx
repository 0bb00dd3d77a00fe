'use client'

import { useTranslations } from 'next-intl'
import { type ComponentProps, type ReactElement, type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { CommandForm } from '@/components/ui/command-form'
import { Dialog, DialogClose, DialogFooter } from '@/components/ui/dialog'
import { SubmitButton } from '@/components/ui/submit-button'

type Props<I, T> = Pick<ComponentProps<typeof CommandForm<I, T>>, 'action' | 'toInput' | 'meta' | 'success' | 'onDone'> & {
  /** The button that opens it; leave out when `open` is controlled. */
  trigger?: ReactElement
  open?: boolean
  onOpenChange?: (open: boolean) => void
  title: ReactNode
  description?: ReactNode
  size?: ComponentProps<typeof Dialog>['size']
  /** The verb on the button. */
  submit: ReactNode
  children: ReactNode
}

/** A dialog with one form that runs one command; it closes when the command has been done. */
export function FormDialog<I, T>({
  trigger,
  open,
  onOpenChange,
  title,
  description,
  size,
  submit,
  onDone,
  children,
  ...form
}: Props<I, T>) {
  const t = useTranslations('common')
  const [own, setOwn] = useState(false)
  const setOpen = onOpenChange ?? setOwn
  return (
    <Dialog open={open ?? own} onOpenChange={setOpen} trigger={trigger} title={title} description={description} size={size}>
      <CommandForm
        {...form}
        onDone={(value) => {
          setOpen(false)
          onDone?.(value)
        }}
      >
        {children}
        <div className="order-last">
          <DialogFooter>
            <DialogClose>
              <Button>{t('cancel')}</Button>
            </DialogClose>
            <SubmitButton>{submit}</SubmitButton>
          </DialogFooter>
        </div>
      </CommandForm>
    </Dialog>
  )
}
