'use client'

import { ChevronsUpDown, LogOut, UserRound } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Answer } from '@/lib/core/answer'
import { Avatar } from '@/components/ui/avatar'
import { Menu, MenuItem, MenuLink, MenuRadio, MenuSeparator } from '@/components/ui/menu'
import { useCommand } from '@/components/ui/use-command'
import { chooseLocale, chooseTheme, currentTheme, type Theme } from './preferences'

export type ShellPerson = { name: string; email: string }

type Props = {
  person: ShellPerson
  signOut: () => Promise<Answer<unknown>>
  /** Keeps language and theme with the person, for mail and other browsers. */
  savePreferences: (input: { locale: string; theme: Theme }) => Promise<Answer<unknown>>
}

/** Who is signed in, with language, theme, account and the way out. */
export function UserMenu({ person, signOut, savePreferences }: Props) {
  const t = useTranslations('shell')
  const locale = useLocale()
  const router = useRouter()
  const [theme, setTheme] = useState<Theme>('system')
  const leave = useCommand(signOut, { toastRefusal: true, onDone: () => window.location.assign('/sign-in') })
  const save = useCommand(savePreferences, { toastRefusal: true })

  return (
    <Menu
      side="top"
      align="start"
      trigger={
        <button
          type="button"
          onFocus={() => setTheme(currentTheme())}
          onPointerEnter={() => setTheme(currentTheme())}
          className="flex w-full items-center gap-2 rounded-md p-1.5 text-left hover:bg-hover data-popup-open:bg-hover"
        >
          <Avatar name={person.name} size={26} />
          <span className="min-w-0 flex-1">
            <span className="block truncate text-sm font-medium">{person.name}</span>
            <span className="block truncate text-2xs text-ink-3">{person.email}</span>
          </span>
          <ChevronsUpDown size={14} aria-hidden="true" className="shrink-0 text-ink-3" />
          <span className="sr-only">{t('userMenu')}</span>
        </button>
      }
    >
      <MenuLink href="/settings/account" icon={<UserRound size={14} aria-hidden="true" />}>
        {t('account')}
      </MenuLink>
      <MenuSeparator />
      <MenuRadio
        label={t('theme')}
        value={theme}
        options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`themes.${value}`) }))}
        onChange={(value) => {
          const next = value as Theme
          setTheme(next)
          chooseTheme(next)
          void save.run({ locale, theme: next })
        }}
      />
      <MenuSeparator />
      <MenuRadio
        label={t('language')}
        value={locale}
        options={[
          { value: 'en', label: <span lang="en">{t('languages.en')}</span> },
          { value: 'zh', label: <span lang="zh">{t('languages.zh')}</span> },
        ]}
        onChange={(value) => {
          chooseLocale(value)
          router.refresh()
          void save.run({ locale: value, theme: currentTheme() })
        }}
      />
      <MenuSeparator />
      <MenuItem icon={<LogOut size={14} aria-hidden="true" />} onSelect={() => void leave.run()}>
        {t('signOut')}
      </MenuItem>
    </Menu>
  )
}
