'use client'

import { useTranslations } from 'next-intl'
import { Select } from '@/components/ui/select'
import { useAddressFilter } from '@/components/ui/use-address-filter'

/** Leaves only people of one standing in the list, through the page's address. */
export function StandingFilter({ value }: { value?: string }) {
  const t = useTranslations('people')
  const { choose } = useAddressFilter()
  return (
    <Select
      aria-label={t('list.standing')}
      className="w-44"
      value={value ?? ''}
      placeholder={t('list.anyStanding')}
      options={(['active', 'invited', 'disabled'] as const).map((each) => ({ value: each, label: t(`standings.${each}`) }))}
      onChange={(event) => choose('standing', event.target.value)}
    />
  )
}
