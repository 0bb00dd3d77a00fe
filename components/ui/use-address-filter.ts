'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useTransition } from 'react'

/** What says where in a list one is: another filter begins at its front. */
const places = ['page', 'before', 'after']

/**
 * Filters of a list that live in the page's address. `choose` sets one (empty takes it out) and goes back to the first page; `drops` names
 * further filters that lose their meaning with it.
 */
export function useAddressFilter() {
  const router = useRouter()
  const path = usePathname()
  const search = useSearchParams()
  const [pending, startTransition] = useTransition()
  return {
    pending,
    value: (name: string) => search.get(name) ?? '',
    choose: (name: string, value: string, drops: readonly string[] = []) => {
      const next = new URLSearchParams(search)
      if (value) next.set(name, value)
      else next.delete(name)
      for (const one of [...places, ...drops]) next.delete(one)
      startTransition(() => router.replace(`${path}?${next}`, { scroll: false }))
    },
  }
}
