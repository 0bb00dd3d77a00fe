'use client'

import { useTranslations } from 'next-intl'
import { usePathname, useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'

type Version = { number: number; draft: boolean }

/** Chooses the two versions to compare; the choice stands in the address. */
export function CompareForm({ versions, from, to }: { versions: readonly Version[]; from: number; to: number }) {
  const t = useTranslations('library')
  const router = useRouter()
  const path = usePathname()
  const [, startTransition] = useTransition()
  const go = (next: { from: number; to: number }) =>
    startTransition(() => router.replace(`${path}?from=${next.from}&to=${next.to}`, { scroll: false }))
  const options = versions.map(({ number, draft }) => ({ value: String(number), label: t(draft ? 'draft' : 'version', { number }) }))
  return (
    <>
      <Field label={t('compare.from')} hideLabel className="w-28">
        <Select value={String(from)} options={options} onChange={(event) => go({ from: Number(event.target.value), to })} />
      </Field>
      <span className="text-sm text-ink-3">{t('compare.against')}</span>
      <Field label={t('compare.to')} hideLabel className="w-28">
        <Select value={String(to)} options={options} onChange={(event) => go({ from, to: Number(event.target.value) })} />
      </Field>
    </>
  )
}
