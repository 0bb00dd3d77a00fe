'use client'

import { useTranslations } from 'next-intl'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useTransition } from 'react'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { releaseStates } from '@/lib/releases/state'

/** State and integration as filters kept in the address. */
export function ReleaseFilters({ sources }: { sources: readonly { id: string; name: string }[] }) {
  const t = useTranslations('releases')
  const router = useRouter()
  const path = usePathname()
  const search = useSearchParams()
  const [, startTransition] = useTransition()
  const choose = (name: string, value: string) => {
    const next = new URLSearchParams(search)
    if (value) next.set(name, value)
    else next.delete(name)
    next.delete('page')
    startTransition(() => router.replace(`${path}?${next}`, { scroll: false }))
  }
  return (
    <>
      <Field label={t('list.filter_state')} hideLabel className="w-44">
        <Select value={search.get('state') ?? ''} onChange={(event) => choose('state', event.target.value)} placeholder={t('list.any')}>
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
          value={search.get('integration') ?? ''}
          onChange={(event) => choose('integration', event.target.value)}
          placeholder={t('list.all_integrations')}
          options={sources.map((source) => ({ value: source.id, label: source.name }))}
        />
      </Field>
    </>
  )
}
