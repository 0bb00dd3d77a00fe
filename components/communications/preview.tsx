'use client'

import { useTranslations } from 'next-intl'
import { fillText } from '@/lib/communications/fill-text'

/** A communication as it will leave; a field that is still empty stays marked. */
export function Preview({
  subject,
  text,
  values,
  language,
}: {
  subject: string
  text: string
  values: Readonly<Record<string, string>>
  language: 'en' | 'zh'
}) {
  const t = useTranslations('communications')
  return (
    <section aria-label={t('preview')} className="min-w-0 rounded-md border border-line">
      <h3 className="border-b border-line px-3 py-1.5 text-xs font-medium text-ink-3">{t('preview')}</h3>
      <div lang={language} className="grid gap-2 px-3 py-2.5 text-sm break-words">
        {subject ? (
          <p className="font-medium">
            <Marked text={fillText(subject, values)} />
          </p>
        ) : null}
        <p className="whitespace-pre-wrap">
          <Marked text={fillText(text, values)} />
        </p>
      </div>
    </section>
  )
}

/** What is left of `{{fields}}` stands out. */
function Marked({ text }: { text: string }) {
  return text.split(/(\{\{\s*[A-Za-z][A-Za-z0-9_]{0,63}\s*\}\})/).map((part, index) =>
    index % 2 === 1 ? (
      <mark key={`${index} ${part}`} className="rounded-sm bg-hold-bg px-0.5 text-hold">
        {part}
      </mark>
    ) : (
      part
    ),
  )
}
