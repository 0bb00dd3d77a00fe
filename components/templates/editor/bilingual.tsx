'use client'

import { useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'
import { CommitField } from './commit-field'

interface Props {
  label: string
  english: string
  chinese: string
  onEnglish: (text: string) => void
  onChinese: (text: string) => void
  max: number
  required?: boolean
  lines?: boolean
  hint?: string
}

/** One text in both languages side by side; where one is missing, that is said. */
export function Bilingual({ label, english, chinese, onEnglish, onChinese, max, required, lines, hint }: Props) {
  const t = useTranslations('editor')
  return (
    <div className="grid gap-x-3 gap-y-2 sm:grid-cols-2 lg:[aside_&]:grid-cols-1">
      <div className="min-w-0">
        <CommitField
          label={t('in_english', { label })}
          value={english}
          onCommit={onEnglish}
          max={max}
          required={required}
          lines={lines}
          hint={hint}
          lang="en"
        />
        {english === '' && chinese !== '' ? <Missing text={t('no_english')} /> : null}
      </div>
      <div className="min-w-0">
        <CommitField label={t('in_chinese', { label })} value={chinese} onCommit={onChinese} max={max} lines={lines} lang="zh" />
        {chinese === '' && english !== '' ? <Missing text={t('no_chinese')} /> : null}
      </div>
    </div>
  )
}

function Missing({ text }: { text: string }) {
  return (
    <p className="mt-1">
      <Chip tone="hold">{text}</Chip>
    </p>
  )
}
