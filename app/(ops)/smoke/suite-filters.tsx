'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { useAddressFilter } from '@/components/ui/use-address-filter'
import type { SuiteState } from '@/lib/smoke/list-filter'

const states: readonly SuiteState[] = ['failing', 'alarming', 'running', 'passing', 'never', 'scheduled', 'unscheduled']

/** State and integration as filters kept in the address. */
export function SuiteFilters({ sources }: { sources: readonly { key: string; name: string }[] }) {
  const t = useTranslations('smoke.list')
  const { value, choose } = useAddressFilter()
  return (
    <>
      <Field label={t('filterState')} hideLabel className="w-48">
        <Select
          value={value('state')}
          onChange={(event) => choose('state', event.target.value)}
          placeholder={t('anyState')}
          options={states.map((state) => ({ value: state, label: t(`states.${state}`) }))}
        />
      </Field>
      <Field label={t('filterIntegration')} hideLabel className="w-56">
        <Select
          value={value('integration')}
          onChange={(event) => choose('integration', event.target.value)}
          placeholder={t('anyIntegration')}
          options={sources.map(({ key, name }) => ({ value: key, label: name }))}
        />
      </Field>
    </>
  )
}
