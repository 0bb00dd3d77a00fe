'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { useAddressFilter } from '@/components/ui/use-address-filter'
import { releaseStates } from '@/lib/releases/state'

/** State and integration as filters kept in the address. */
export function ReleaseFilters({ sources }: { sources: readonly { id: string; name: string }[] }) {
  const t = useTranslations('releases')
  const { value, choose } = useAddressFilter()
  return (
    <>
      <Field label={t('list.filter_state')} hideLabel className="w-44">
        <Select value={value('state')} onChange={(event) => choose('state', event.target.value)} placeholder={t('list.any')}>
          <option value="open">{t('list.open')}</option>
          <option value="ended">{t('list.ended')}</option>
          {releaseStates.map((state) => (
            <option key={state} value={state}>
              {t(`state.${state}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('list.filter_integration')} hideLabel className="w-56">
        <Select
          value={value('integration')}
          onChange={(event) => choose('integration', event.target.value)}
          placeholder={t('list.all_integrations')}
          options={sources.map((source) => ({ value: source.id, label: source.name }))}
        />
      </Field>
    </>
  )
}
