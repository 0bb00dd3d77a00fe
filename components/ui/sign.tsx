export type SignTone = 'go' | 'hold' | 'nogo' | 'idle'

/** The sign of a state: a tick, a half-filled ring, a cross, an empty ring. Decoration beside its word. */
export function Sign({ tone, size = 14, className }: { tone: SignTone; size?: number; className?: string }) {
  const common = {
    width: size,
    height: size,
    viewBox: '0 0 16 16',
    fill: 'none',
    'aria-hidden': true as const,
    className: `shrink-0 ${className ?? ''}`,
  }
  const stroke = { stroke: 'currentColor', strokeWidth: 2.2, strokeLinecap: 'round' as const, strokeLinejoin: 'round' as const }
  if (tone === 'go')
    return (
      <svg {...common}>
        <path d="m2.5 8.5 3.6 3.7 7.4-8.4" {...stroke} />
      </svg>
    )
  if (tone === 'nogo')
    return (
      <svg {...common}>
        <path d="m3.5 3.5 9 9m0-9-9 9" {...stroke} />
      </svg>
    )
  if (tone === 'hold') {
    return (
      <svg {...common}>
        <circle cx="8" cy="8" r="5.9" stroke="currentColor" strokeWidth="1.7" />
        <path d="M8 2.1a5.9 5.9 0 0 0 0 11.8z" fill="currentColor" />
      </svg>
    )
  }
  return (
    <svg {...common}>
      <circle cx="8" cy="8" r="5.9" stroke="currentColor" strokeWidth="1.7" strokeDasharray="2.4 2.2" />
    </svg>
  )
}
