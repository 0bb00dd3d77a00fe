'use client'

import { ArrowDown, ArrowUp, ChevronRight, Copy, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useId, useState } from 'react'
import { useFormState } from '@/components/ui/form-context'
import { IconButton } from '@/components/ui/icon-button'
import { useFaulty } from './disclosure'

export type EntryMoves = {
  onMove: (by: -1 | 1) => void
  /** Given the form around it: what was typed is in its inputs. */
  onDuplicate: (form: HTMLFormElement | null) => void
  onRemove: () => void
}

type Props = EntryMoves & {
  id: number
  path: string
  index: number
  count: number
  open: boolean
  title: ReactNode
  /** Below the title. */
  about?: ReactNode
  children: ReactNode
}

/**
 * One entry of a suite: its heading with what can be done with it, and its fields, which a refusal opens. Alt with an arrow key moves it too.
 */
export function EntryFrame({ id, path, index, count, open, title, about, children, onMove, onDuplicate, onRemove }: Props) {
  const t = useTranslations('suite_editor')
  const region = useId()
  const { errors } = useFormState()
  const faulty = useFaulty([path])
  const [shown, setShown] = useState(open)
  useEffect(() => {
    if (faulty) setShown(true)
  }, [faulty, errors])
  return (
    <section
      data-entry={id}
      className={`min-w-0 rounded-lg border bg-panel ${faulty ? 'border-nogo-line' : 'border-line'}`}
      aria-label={t('step', { position: index + 1 })}
    >
      <header className="flex items-start gap-1 py-1.5 pr-2 pl-3">
        <button
          type="button"
          data-role="toggle"
          aria-expanded={shown}
          aria-controls={region}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onClick={() => setShown(!shown)}
          onKeyDown={(event) => {
            if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
            event.preventDefault()
            onMove(event.key === 'ArrowUp' ? -1 : 1)
          }}
          className="flex w-full min-w-0 items-center gap-2 py-1 text-left"
        >
          <ChevronRight size={14} aria-hidden="true" className={`shrink-0 text-ink-3 transition-transform ${shown ? 'rotate-90' : ''}`} />
          <span className="shrink-0 text-ink-3">{t('step', { position: index + 1 })}</span>
          <span className="truncate font-medium">{title}</span>
        </button>
        <span className="flex shrink-0">
          <IconButton data-role="up" label={t('up')} icon={<ArrowUp size={15} />} disabled={index === 0} onClick={() => onMove(-1)} />
          <IconButton
            data-role="down"
            label={t('down')}
            icon={<ArrowDown size={15} />}
            disabled={index === count - 1}
            onClick={() => onMove(1)}
          />
          <IconButton label={t('duplicate')} icon={<Copy size={15} />} onClick={(event) => onDuplicate(event.currentTarget.form)} />
          <IconButton label={t('remove')} icon={<Trash2 size={15} />} tone="danger" disabled={count === 1} onClick={onRemove} />
        </span>
      </header>
      {about ? <div className="grid gap-0.5 px-3 pb-2 sm:pl-8.5">{about}</div> : null}
      {/* Hidden, not left out: what is typed in it is still sent. */}
      <div id={region} hidden={!shown} className={shown ? 'grid gap-4 border-t border-line px-3 py-3.5' : undefined}>
        {children}
      </div>
    </section>
  )
}
