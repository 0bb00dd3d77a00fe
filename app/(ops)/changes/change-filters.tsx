'use client'

import { useTranslations } from 'next-intl'
import { Select } from '@/components/ui/select'
import { useAddressFilter } from '@/components/ui/use-address-filter'
import { changeKinds } from '@/lib/changes/schema'

/** Narrows the log to an integration or a kind, through the address. */
export function ChangeFilters({ sources }: { sources: readonly { id: string; name: string }[] }) {
  const t = useTranslations('changes')
  const { value, choose } = useAddressFilter()
  return (
    <>
      <Select
        className="w-48"
        aria-label={t('filterIntegration')}
        placeholder={t('allIntegrations')}
        value={value('integrationId')}
        onChange={(event) => choose('integrationId', event.target.value, ['environmentId'])}
        options={sources.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        className="w-48"
        aria-label={t('filterKind')}
        placeholder={t('allKinds')}
        value={value('kind')}
        onChange={(event) => choose('kind', event.target.value)}
        options={changeKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
      />
    </>
  )
}
