'use client'

import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl/react'

/** Shows times in the person's own zone wherever a page does not name another; texts stay those of the document. */
export function ZoneProvider({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  return (
    <IntlProvider locale={useLocale()} timeZone={timeZone}>
      {children}
    </IntlProvider>
  )
}
