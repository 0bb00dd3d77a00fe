'use client'

import { useTranslations } from 'next-intl'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { Select } from '@/components/ui/select'

/** Leaves only people of one standing in the list, through the page's address. */
export function StandingFilter({ value }: { value?: string }) {
  const t = useTranslations('people')
  const router = useRouter()
  const path = usePathname()
  const search = useSearchParams()
  return (
    <Select
      aria-label={t('list.standing')}
      className="w-44"
      value={value ?? ''}
      placeholder={t('list.anyStanding')}
      options={(['active', 'invited', 'disabled'] as const).map((each) => ({ value: each, label: t(`standings.${each}`) }))}
      onChange={(event) => {
        const next = new URLSearchParams(search)
        if (event.target.value) next.set('standing', event.target.value)
        else next.delete('standing')
        next.delete('page')
        router.replace(`${path}?${next}`, { scroll: false })
      }}
    />
  )
}
