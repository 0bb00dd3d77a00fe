import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Sign, type SignTone } from './sign'

export type ChipTone = SignTone | 'plain' | 'accent'

const tones: Record<ChipTone, string> = {
  go: 'border-go-line bg-go-bg text-go',
  hold: 'border-hold-line bg-hold-bg text-hold',
  nogo: 'border-nogo-line bg-nogo-bg text-nogo',
  idle: 'border-line-strong text-idle',
  accent: 'border-transparent bg-accent-bg text-accent',
  plain: 'border-line-strong text-ink-2',
}

type Props = {
  tone?: ChipTone
  /** Monospace, for what a machine says. */
  mono?: boolean
  /** Draws the tone's sign before the text; on by default for go, hold and nogo, since colour alone says nothing. */
  sign?: boolean
  className?: string
  title?: string
  children: ReactNode
}

/** A small rounded label. */
export function Chip({ tone = 'plain', mono, sign, className, title, children }: Props) {
  const signed = sign ?? (tone === 'go' || tone === 'hold' || tone === 'nogo')
  return (
    <span
      title={title}
      className={clsx(
        'inline-flex max-w-full items-center gap-1 rounded-full border px-2 py-px align-middle text-xs whitespace-nowrap',
        mono && 'font-mono text-2xs',
        tones[tone],
        className,
      )}
    >
      {signed && tone !== 'plain' && tone !== 'accent' ? <Sign tone={tone} size={11} /> : null}
      <span className="truncate">{children}</span>
    </span>
  )
}
