'use client'

import clsx from 'clsx'
import { Keyboard } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Ref } from 'react'
import { controlClass } from '@/components/ui/control-class'
import { IconButton } from '@/components/ui/icon-button'
import type { PlanLanguage } from '@/lib/checklists/view'
import { type ItemFilter, itemFilters } from './filter-items'

/** Somebody an item can be for: `role:KEY` or `person:ID`. */
export interface WhoOption {
  value: string
  label: string
}

type Props = {
  filter: ItemFilter
  counts: Record<ItemFilter, number>
  who: string | null
  roles: readonly WhoOption[]
  people: readonly WhoOption[]
  words: string
  language: PlanLanguage
  searchRef: Ref<HTMLInputElement>
  onFilter: (filter: ItemFilter) => void
  onWho: (who: string | null) => void
  onWords: (words: string) => void
  onLanguage: (language: PlanLanguage) => void
  onKeys: () => void
}

const pressed = (on: boolean) =>
  clsx(
    'inline-flex min-h-7 items-center gap-1.5 rounded-md border px-2 text-sm',
    on ? 'border-ink font-medium text-ink' : 'border-transparent text-ink-2 hover:bg-hover',
  )

/** Which items are shown: by state, by whom they are for, by words; in which language they read; and the keys. */
export function PlanToolbar(props: Props) {
  const { filter, counts, who, roles, people, words, language, searchRef, onFilter, onWho, onWords, onLanguage, onKeys } = props
  const t = useTranslations('checklists')
  return (
    <div data-noprint className="flex flex-wrap items-center gap-2 border-b border-line px-3.5 py-2">
      <div role="group" aria-label={t('filter')} className="flex flex-wrap gap-1">
        {itemFilters.map((one) => (
          <button key={one} type="button" aria-pressed={filter === one} onClick={() => onFilter(one)} className={pressed(filter === one)}>
            {t(`filters.${one}`)}
            <span className="text-xs text-ink-3">{counts[one]}</span>
          </button>
        ))}
      </div>
      {roles.length + people.length > 0 ? (
        <select
          aria-label={t('who')}
          value={who ?? ''}
          onChange={(event) => onWho(event.target.value || null)}
          className={controlClass('h-7 max-w-40 text-sm')}
        >
          <option value="">{t('who_everyone')}</option>
          <Options label={t('who_roles')} options={roles} />
          <Options label={t('who_people')} options={people} />
        </select>
      ) : null}
      <div role="group" aria-label={t('language.label')} className="flex gap-1 sm:ml-auto">
        {(['en', 'zh', 'both'] as const).map((one) => (
          <button
            key={one}
            type="button"
            lang={one === 'both' ? undefined : one}
            aria-pressed={language === one}
            onClick={() => onLanguage(one)}
            className={pressed(language === one)}
          >
            {t(`language.${one}`)}
          </button>
        ))}
      </div>
      <span className="flex min-w-44 flex-1 items-center gap-1 sm:max-w-60">
        <input
          ref={searchRef}
          type="search"
          value={words}
          onChange={(event) => onWords(event.target.value)}
          aria-label={t('search')}
          placeholder={t('search')}
          className={controlClass('h-7 min-w-0 text-sm')}
        />
        <IconButton label={t('keys_button')} icon={<Keyboard size={16} />} onClick={onKeys} className="size-7" />
      </span>
    </div>
  )
}

function Options({ label, options }: { label: string; options: readonly WhoOption[] }) {
  if (options.length === 0) return null
  return (
    <optgroup label={label}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </optgroup>
  )
}
