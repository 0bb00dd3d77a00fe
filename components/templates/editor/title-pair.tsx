'use client'

import { useTranslations } from 'next-intl'
import clsx from 'clsx'
import { useCommit } from './use-commit'

interface Props {
  label: string
  english: string
  chinese: string
  onEnglish: (text: string) => void
  onChinese: (text: string) => void
  /** Whether the Chinese title is shown too. */
  both: boolean
  strong?: boolean
  /** Without a box of its own: its parent is the grid. */
  flat?: boolean
}

/** A title of the outline in both languages: reads as a heading, is typed into in place. */
export function TitlePair({ label, english, chinese, onEnglish, onChinese, both, strong, flat }: Props) {
  const t = useTranslations('editor')
  return (
    <div
      className={
        flat
          ? 'contents'
          : clsx('grid min-w-0 flex-1 gap-x-3', strong && 'basis-60', both && 'sm:grid-cols-2', both && strong && 'sm:basis-110')
      }
    >
      <Title
        label={t('in_english', { label })}
        value={english}
        onCommit={onEnglish}
        lang="en"
        required
        strong={strong}
        className={flat && 'pl-2.5'}
      />
      {both ? (
        <Title
          label={t('in_chinese', { label })}
          value={chinese}
          onCommit={onChinese}
          lang="zh"
          strong={strong}
          className={flat && 'max-sm:pl-2.5'}
        />
      ) : null}
    </div>
  )
}

interface TitleProps {
  label: string
  value: string
  onCommit: (text: string) => void
  lang: 'en' | 'zh'
  required?: boolean
  strong?: boolean
  className?: string | false
}

function Title({ label, value, onCommit, lang, required, strong, className }: TitleProps) {
  const t = useTranslations('editor')
  const { bind, text, error } = useCommit({
    value,
    onCommit,
    check: (typed) => (typed === '' && required ? t('errors.required') : null),
  })
  return (
    <div className={clsx('min-w-0', className)}>
      <input
        {...bind}
        aria-label={label}
        aria-invalid={error !== null || undefined}
        lang={lang}
        maxLength={120}
        placeholder={required ? undefined : t('no_chinese')}
        className={clsx(
          'h-7 w-full min-w-0 rounded-sm border border-transparent bg-transparent px-1 text-ellipsis hover:border-control focus:border-control focus:bg-panel',
          strong ? 'font-semibold' : 'text-sm font-medium text-ink-2',
          text === '' && !required && 'placeholder:text-hold',
        )}
      />
      {error ? (
        <span role="alert" className="text-xs text-nogo">
          {error}
        </span>
      ) : null}
    </div>
  )
}
