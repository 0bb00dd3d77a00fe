'use client'

import { useLocale, useTranslations } from 'next-intl'
import { fieldNames, fillText, RELEASE_FIELDS, textsOf } from '@/lib/communications/fill-text'
import type { PlanCommunication } from '@/lib/templates/parts'

/** How a communication will read: fields of the release by their names in brackets, the others with what they begin with. */
export function CommunicationPreview({ communication }: { communication: PlanCommunication }) {
  const t = useTranslations('editor.parts.communications')
  const locale = useLocale()
  const { subject, text } = textsOf(communication, locale === 'zh' ? 'zh' : 'en')
  const known = new Set<string>(RELEASE_FIELDS)
  const values: Record<string, string> = {}
  for (const name of fieldNames(subject, text)) {
    const own = communication.fields.find((field) => field.key === name)
    values[name] = own && own.value !== '' ? own.value : `[${(locale === 'zh' && own?.labelZh) || own?.label || name}]`
  }
  const asked = fieldNames(subject, text).filter((name) => !known.has(name) && !communication.fields.some((field) => field.key === name))
  return (
    <details className="mt-3">
      <summary className="text-sm font-medium">{t('preview')}</summary>
      <div className="mt-2 rounded-md border border-line bg-hover/60 p-3">
        {subject === '' ? null : <p className="mb-2 font-medium">{fillText(subject, values)}</p>}
        <p className="text-sm whitespace-pre-wrap">{fillText(text, values)}</p>
      </div>
      {asked.length > 0 ? <p className="mt-1 text-xs text-hold">{t('asked', { fields: asked.join(', ') })}</p> : null}
    </details>
  )
}
