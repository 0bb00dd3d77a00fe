import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { describeDifference } from '@/lib/releases/describe-difference'
import type { PartDifference } from '@/lib/releases/compare-subjects'

/** Differences of one part shown before the rest is summed up. */
const shownAtMost = 12

/** What is different between what was signed and what is, part by part: what it is about, then before → after. */
export function DifferenceList({ parts }: { parts: readonly PartDifference[] }) {
  const t = useTranslations('releases')
  return (
    <div className="grid gap-3">
      {parts.map(({ part, differences }) => (
        <div key={part} className="min-w-0">
          <p className="mb-1 text-xs font-medium text-ink-2">{t('difference.caption', { part: t(`part.${part}`) })}</p>
          <ul className="grid gap-1">
            {differences.slice(0, shownAtMost).map((difference) => (
              <Change key={difference.path.join('/')} {...describeDifference(part, difference)} />
            ))}
          </ul>
          {differences.length > shownAtMost ? (
            <p className="mt-1 text-xs text-ink-3">{t('difference.more', { count: differences.length - shownAtMost })}</p>
          ) : null}
        </div>
      ))}
    </div>
  )
}

function Change({ about, field, kind, before, after }: ReturnType<typeof describeDifference>) {
  const t = useTranslations('releases')
  const key = `fields.${field?.replaceAll('.', '_')}`
  const name = field === null ? null : t.has(key) ? t(key) : field
  return (
    <li className="flex min-w-0 flex-wrap items-baseline gap-x-1.5 text-xs">
      {about ? <span className="font-mono font-medium break-all text-ink">{about}</span> : null}
      {name ? <span className="text-ink-3">{name}</span> : null}
      {kind === 'added' ? <span className="text-ink-3">{t('difference.added')}</span> : null}
      {kind === 'removed' ? <span className="text-ink-3">{t('difference.removed')}</span> : null}
      {before === null ? null : (
        <del className="font-mono break-all text-ink-3 decoration-1">
          <span className="sr-only">{t('difference.was')} </span>
          {before}
        </del>
      )}
      {before !== null && after !== null ? <ArrowRight size={11} aria-hidden="true" className="self-center text-ink-3" /> : null}
      {after === null ? null : (
        <ins className="font-mono break-all text-ink no-underline">
          <span className="sr-only">{t('difference.is')} </span>
          {after}
        </ins>
      )}
    </li>
  )
}
