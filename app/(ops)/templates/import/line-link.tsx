'use client'

import { useTranslations } from 'next-intl'

/** The number of a line, or of the first and last of several, which shows it in the source. */
export function LineLink({ line, to = line, onJump }: { line: number; to?: number; onJump: (line: number) => void }) {
  const t = useTranslations('importing')
  return (
    <button
      type="button"
      className="link shrink-0 font-mono text-2xs text-ink-3"
      aria-label={to > line ? t('to_lines', { line, to }) : t('to_line', { line })}
      onClick={() => onJump(line)}
    >
      {to > line ? t('line_to', { line, to }) : t('line', { line })}
    </button>
  )
}
