'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { controlClass } from '@/components/ui/control-class'
import { type ItemFilter, itemFilters } from './filter-items'

type Props = {
  filter: ItemFilter
  counts: Record<ItemFilter, number>
  words: string
  onFilter: (filter: ItemFilter) => void
  onWords: (words: string) => void
}

/** Which items are shown: by state, and by words. */
export function PlanToolbar({ filter, counts, words, onFilter, onWords }: Props) {
  const t = useTranslations('checklists')
  return (
    <div data-noprint className="flex flex-wrap items-center gap-2 border-b border-line px-3.5 py-2">
      <div role="group" aria-label={t('filter')} className="flex flex-wrap gap-1">
        {itemFilters.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={filter === one}
            onClick={() => onFilter(one)}
            className={clsx(
              'inline-flex min-h-7 items-center gap-1.5 rounded-md border px-2 text-sm',
              filter === one ? 'border-ink font-medium text-ink' : 'border-transparent text-ink-2 hover:bg-hover',
            )}
          >
            {t(`filters.${one}`)}
            <span className="text-xs text-ink-3">{counts[one]}</span>
          </button>
        ))}
      </div>
      <input
        type="search"
        value={words}
        onChange={(event) => onWords(event.target.value)}
        aria-label={t('search')}
        placeholder={t('search')}
        className={controlClass('h-7 max-w-60 text-sm sm:ml-auto')}
      />
    </div>
  )
}
