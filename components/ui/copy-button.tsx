'use client'

import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from './button'
import { IconButton } from './icon-button'

/** Copies text; says so for two seconds. Without permission it selects nothing and says that it could not. */
export function CopyButton({ text, label, compact = false }: { text: string; label?: string; compact?: boolean }) {
  const t = useTranslations('common')
  const [state, setState] = useState<'idle' | 'done' | 'failed'>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), 2000)
    return () => clearTimeout(timer)
  }, [state])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setState('done')
    } catch {
      setState('failed')
    }
  }
  const icon = state === 'done' ? <Check size={14} className="text-go" aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />
  const said = state === 'done' ? t('copied') : state === 'failed' ? t('copyFailed') : (label ?? t('copy'))
  return (
    <>
      {compact ? (
        <IconButton label={said} icon={icon} onClick={copy} className="size-7" />
      ) : (
        <Button size="sm" icon={icon} onClick={copy}>
          {said}
        </Button>
      )}
      <span role="status" className="sr-only">
        {state === 'idle' ? '' : said}
      </span>
    </>
  )
}
