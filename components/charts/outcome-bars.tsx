/** Shares of one stretch of time, from the bottom up; what is left to one is well. */
export type Outcome = { at: number; failed: number; timedOut: number; errored: number; silent: boolean }

type Props = {
  outcomes: readonly Outcome[]
  /** Milliseconds a bar covers. */
  length: number
  x: (at: number) => number
  y: (value: number) => number
}

const parts = ['failed', 'timedOut', 'errored'] as const
/** Told apart by pattern as well as by colour: solid, hatched, dotted. */
export const outcomeFill = { failed: 'var(--nogo)', timedOut: 'url(#timed-out)', errored: 'url(#errored)' } as const

/** Bars of what did not pass. A stretch in which all passed has a green line at its foot; one that says nothing a grey one; none is a gap. */
export function OutcomeBars({ outcomes, length, x, y }: Props) {
  return (
    <>
      <OutcomePatterns />
      {outcomes.map((outcome) => {
        const left = x(outcome.at)
        const width = Math.max(1.5, (x(outcome.at + length) - left) * 0.9)
        let foot = 0
        return (
          <g key={outcome.at}>
            <rect x={left} width={width} y={98.5} height={1.5} fill={outcome.silent ? 'var(--ink-3)' : 'var(--go)'} />
            {parts.map((part) => {
              const share = outcome[part]
              if (share === 0) return null
              const top = y(foot + share)
              const bar = <rect key={part} x={left} width={width} y={top} height={y(foot) - top} fill={outcomeFill[part]} />
              foot += share
              return bar
            })}
          </g>
        )
      })}
    </>
  )
}

/** The patterns of bars, for the drawing and for its legend. */
export function OutcomePatterns() {
  return (
    <defs>
      <pattern id="timed-out" width="6" height="3" patternUnits="userSpaceOnUse">
        <rect width="6" height="3" fill="var(--nogo)" fillOpacity="0.25" />
        <rect width="6" height="1.4" fill="var(--nogo)" />
      </pattern>
      <pattern id="errored" width="5" height="3" patternUnits="userSpaceOnUse">
        <rect width="5" height="3" fill="var(--hold)" fillOpacity="0.25" />
        <rect width="2.6" height="1.5" fill="var(--hold)" />
      </pattern>
    </defs>
  )
}
