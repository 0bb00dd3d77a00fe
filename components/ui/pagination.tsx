import { useTranslations } from 'next-intl'
import { ButtonLink } from './button-link'

/** Links to the page before and the page after; `previous` and `next` are addresses, null when there is none. */
export function Pagination({ previous, next, children }: { previous: string | null; next: string | null; children?: React.ReactNode }) {
  const t = useTranslations('common')
  if (!previous && !next && !children) return null
  return (
    <nav aria-label={t('pages')} className="flex flex-wrap items-center justify-between gap-2 border-t border-line px-3.5 py-2">
      <span className="text-sm text-ink-3">{children}</span>
      <span className="flex gap-2">
        {previous ? (
          <ButtonLink size="sm" rel="prev" href={previous}>
            {t('previous')}
          </ButtonLink>
        ) : null}
        {next ? (
          <ButtonLink size="sm" rel="next" href={next}>
            {t('next')}
          </ButtonLink>
        ) : null}
      </span>
    </nav>
  )
}
