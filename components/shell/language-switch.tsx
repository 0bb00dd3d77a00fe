'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { chooseLocale } from './preferences'

/** The languages by their own names, for those who are not signed in. */
export function LanguageSwitch() {
  const t = useTranslations('shell')
  const locale = useLocale()
  const router = useRouter()
  return (
    <div role="group" aria-label={t('language')} className="flex gap-1">
      {(['en', 'zh'] as const).map((value) => (
        <button
          key={value}
          type="button"
          lang={value}
          aria-pressed={value === locale}
          onClick={() => {
            chooseLocale(value)
            router.refresh()
          }}
          className="rounded-md px-2 py-1 text-sm text-ink-3 hover:text-ink aria-pressed:font-medium aria-pressed:text-ink"
        >
          {t(`languages.${value}`)}
        </button>
      ))}
    </div>
  )
}
