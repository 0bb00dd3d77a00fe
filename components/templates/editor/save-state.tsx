'use client'

import { Check, CloudOff, PenLine } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Spinner } from '@/components/ui/spinner'
import type { Draft } from './use-draft'

/** Whether what one sees is saved: word and sign, and what to do when it is not. */
export function SaveState({ draft }: { draft: Draft }) {
  const t = useTranslations('editor.save')
  const { trouble, flying, pending, conflict } = draft.state
  if (conflict) return <State icon={<PenLine size={14} aria-hidden="true" className="text-hold" />} text={t('waits')} />
  if (trouble) {
    return (
      <span className="inline-flex flex-wrap items-center gap-2">
        <State icon={<CloudOff size={14} aria-hidden="true" className="text-nogo" />} text={t('not_saved')} />
        {trouble.is === 'unreachable' ? (
          <Button size="sm" onClick={draft.retry}>
            {t('retry')}
          </Button>
        ) : null}
      </span>
    )
  }
  if (flying || pending.length > 0) return <State icon={<Spinner />} text={t('saving')} />
  return <State icon={<Check size={14} aria-hidden="true" className="text-go" />} text={t('saved')} />
}

function State({ icon, text }: { icon: React.ReactNode; text: string }) {
  return (
    <span role="status" className="inline-flex items-center gap-1.5 text-sm whitespace-nowrap text-ink-2">
      {icon}
      {text}
    </span>
  )
}
