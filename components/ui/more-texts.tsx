'use client'

import { NextIntlClientProvider, useLocale, useMessages } from 'next-intl'
import { type ReactNode, useMemo } from 'react'

type Messages = ReturnType<typeof useMessages>

/** Adds texts for what is inside to those that are there already. */
export function MoreTexts({ messages, children }: { messages: Messages; children: ReactNode }) {
  const before = useMessages()
  const all = useMemo(() => ({ ...before, ...messages }), [before, messages])
  return (
    <NextIntlClientProvider locale={useLocale()} messages={all}>
      {children}
    </NextIntlClientProvider>
  )
}
