'use client'

import { useTranslations } from 'next-intl'

/** The number of a line, which shows the line in the source. */
export function LineLink({ line, onJump }: { line: number; onJump: (line: number) => void }) {
  const t = useTranslations('importing')
  return (
    <button
      type="button"
      className="link shrink-0 font-mono text-2xs text-ink-3"
      aria-label={t('to_line', { line })}
      onClick={() => onJump(line)}
    >
      {t('line', { line })}
    </button>
  )
}
