'use client'

import { useTranslations } from 'next-intl'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { Select } from '@/components/ui/select'
import { changeKinds } from '@/lib/changes/schema'

/** Narrows the log to an integration or a kind, through the address. */
export function ChangeFilters({ sources }: { sources: readonly { id: string; name: string }[] }) {
  const t = useTranslations('changes')
  const router = useRouter()
  const path = usePathname()
  const search = useSearchParams()
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search)
    if (value) next.set(name, value)
    else next.delete(name)
    next.delete('after')
    if (name === 'integrationId') next.delete('environmentId')
    router.replace(`${path}?${next}`, { scroll: false })
  }
  return (
    <>
      <Select
        className="w-48"
        aria-label={t('filterIntegration')}
        placeholder={t('allIntegrations')}
        value={search.get('integrationId') ?? ''}
        onChange={(event) => set('integrationId', event.target.value)}
        options={sources.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        className="w-48"
        aria-label={t('filterKind')}
        placeholder={t('allKinds')}
        value={search.get('kind') ?? ''}
        onChange={(event) => set('kind', event.target.value)}
        options={changeKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
      />
    </>
  )
}
