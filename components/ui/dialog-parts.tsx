'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import clsx from 'clsx'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement, ReactNode } from 'react'
import { IconButton } from './icon-button'

export type DialogWindowProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  description?: ReactNode
  size?: 'sm' | 'md' | 'lg'
  children?: ReactNode
}

const widths = { sm: 'max-w-105', md: 'max-w-140', lg: 'max-w-200' }

/** The window of a dialog. */
export function DialogWindow({ open, onOpenChange, title, description, size = 'md', children }: DialogWindowProps) {
  const t = useTranslations('common')
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-veil transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-50 grid place-items-start justify-center overflow-y-auto px-3 py-[max(12px,8vh)]">
          <Base.Popup
            className={clsx(
              'w-[calc(100vw-24px)] min-w-0 rounded-xl border border-line-strong bg-panel text-ink transition-[opacity,translate] data-ending-style:opacity-0 data-starting-style:translate-y-1 data-starting-style:opacity-0',
              widths[size],
            )}
          >
            <div className="flex items-start gap-3 border-b border-line py-2.5 pr-2.5 pl-4">
              <div className="min-w-0 flex-1 py-1">
                <Base.Title className="text-base">{title}</Base.Title>
                {description ? <Base.Description className="mt-0.5 text-sm text-ink-2">{description}</Base.Description> : null}
              </div>
              <Base.Close render={<IconButton label={t('close')} icon={<X size={16} />} />} />
            </div>
            <div className="px-4 py-4">{children}</div>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}

/** Closes the dialog around it; for a cancel button. */
export function DialogClose({ children }: { children: ReactElement }) {
  return <Base.Close render={children} />
}
