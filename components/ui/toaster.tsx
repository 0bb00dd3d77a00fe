'use client'

import { Toaster as Sonner } from 'sonner'

/** Where short notices appear; `toast` of sonner sends them. */
export function Toaster({ label }: { label: string }) {
  return (
    <Sonner
      position="bottom-right"
      containerAriaLabel={label}
      gap={8}
      className="!font-sans"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: 'flex w-full items-start gap-2.5 rounded-lg border border-line-strong bg-panel px-3.5 py-2.5 text-sm text-ink',
          description: 'text-ink-2',
          icon: 'mt-0.75 text-ink-3',
          success: '[&_[data-icon]]:text-go',
          error: '[&_[data-icon]]:text-nogo',
          warning: '[&_[data-icon]]:text-hold',
        },
      }}
    />
  )
}
