'use client'

import { useTranslations } from 'next-intl'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useTransition } from 'react'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'

const states = ['used', 'draft', 'retired'] as const

/** State and tag as filters kept in the address. */
export function LibraryFilters({ tags }: { tags: readonly string[] }) {
  const t = useTranslations('library.list')
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
      <Field label={t('state')} hideLabel className="w-40">
        <Select
          value={search.get('state') ?? ''}
          onChange={(event) => choose('state', event.target.value)}
          placeholder={t('any_state')}
          options={states.map((state) => ({ value: state, label: t(`state_${state}`) }))}
        />
      </Field>
      {tags.length > 0 ? (
        <Field label={t('tag')} hideLabel className="w-44">
          <Select
            value={search.get('tag') ?? ''}
            onChange={(event) => choose('tag', event.target.value)}
            placeholder={t('any_tag')}
            options={tags.map((tag) => ({ value: tag, label: tag }))}
          />
        </Field>
      ) : null}
    </>
  )
}
