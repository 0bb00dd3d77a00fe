'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Toaster } from '@/components/ui/toaster'

/** What every page needs in the browser: the cache of queries and the place for notices. */
export function Providers({ children }: { children: ReactNode }) {
  const t = useTranslations('common')
  const [client] = useState(
    () =>
      new QueryClient({
        // Live notices say when something is old; the times are a net below them.
        defaultOptions: { queries: { staleTime: 30_000, gcTime: 5 * 60_000, retry: 2, refetchOnWindowFocus: true } },
      }),
  )
  return (
    <QueryClientProvider client={client}>
      {children}
      <Toaster label={t('notices')} />
    </QueryClientProvider>
  )
}
