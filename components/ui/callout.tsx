import clsx from 'clsx'
import { Info } from 'lucide-react'
import type { HTMLAttributes, ReactNode } from 'react'
import { Sign } from './sign'

type Tone = 'info' | 'go' | 'hold' | 'nogo'

const tones: Record<Tone, string> = {
  info: 'border-line bg-hover text-ink-2',
  go: 'border-go-line bg-go-bg text-ink',
  hold: 'border-hold-line bg-hold-bg text-ink',
  nogo: 'border-nogo-line bg-nogo-bg text-ink',
}
const signs: Record<Exclude<Tone, 'info'>, string> = { go: 'text-go', hold: 'text-hold', nogo: 'text-nogo' }

type Props = Omit<HTMLAttributes<HTMLDivElement>, 'title'> & { tone?: Tone; title?: ReactNode; actions?: ReactNode }

/** A boxed remark: what one has to know here. */
export function Callout({ tone = 'info', title, actions, className, children, ...rest }: Props) {
  return (
    <div {...rest} className={clsx('flex min-w-0 items-start gap-2.5 rounded-md border px-3 py-2 text-sm', tones[tone], className)}>
      <span className={clsx('mt-0.75 shrink-0', tone === 'info' ? 'text-ink-3' : signs[tone])}>
        {tone === 'info' ? <Info size={14} aria-hidden="true" /> : <Sign tone={tone} />}
      </span>
      <div className="min-w-0 flex-1">
        {title ? <p className="font-medium text-ink">{title}</p> : null}
        {children}
      </div>
      {actions ? <div className="flex shrink-0 gap-2">{actions}</div> : null}
    </div>
  )
}
