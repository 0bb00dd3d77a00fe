'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { useAddressFilter } from '@/components/ui/use-address-filter'

const states = ['used', 'draft', 'retired'] as const

/** State and tag as filters kept in the address. */
export function LibraryFilters({ tags }: { tags: readonly string[] }) {
  const t = useTranslations('library.list')
  const { value, choose } = useAddressFilter()
  return (
    <>
      <Field label={t('state')} hideLabel className="w-40">
        <Select
          value={value('state')}
          onChange={(event) => choose('state', event.target.value)}
          placeholder={t('any_state')}
          options={states.map((state) => ({ value: state, label: t(`state_${state}`) }))}
        />
      </Field>
      {tags.length > 0 ? (
        <Field label={t('tag')} hideLabel className="w-44">
          <Select
            value={value('tag')}
            onChange={(event) => choose('tag', event.target.value)}
            placeholder={t('any_tag')}
            options={tags.map((tag) => ({ value: tag, label: tag }))}
          />
        </Field>
      ) : null}
    </>
  )
}
