/**
 * Figures in the order of their times as a small line; where there was no data the line is broken. Decoration beside the figures
 * themselves.
 */
export function Sparkline({ values, width = 96, height = 24 }: { values: readonly (number | null)[]; width?: number; height?: number }) {
  const known = values.filter((value) => value !== null)
  if (known.length < 2) return null
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const x = (index: number) => 3 + (index * (width - 6)) / Math.max(1, values.length - 1)
  const y = (value: number) => (high === low ? height / 2 : height - 3 - ((value - low) / (high - low)) * (height - 6))
  const runs = runsOf(values)
  const last = values.findLastIndex((value) => value !== null)
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" className="shrink-0 text-ink-2">
      {runs.map((run) => (
        <polyline
          key={run[0]?.index}
          points={run.map(({ index, value }) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      ))}
      <circle cx={x(last)} cy={y(values[last] ?? low)} r="2.2" fill="currentColor" />
    </svg>
  )
}

/** Stretches of neighbouring figures; a single one between two gaps is a stretch of its own. */
function runsOf(values: readonly (number | null)[]): { index: number; value: number }[][] {
  const runs: { index: number; value: number }[][] = []
  let current: { index: number; value: number }[] = []
  for (const [index, value] of values.entries()) {
    if (value === null) current = []
    else {
      if (current.length === 0) runs.push(current)
      current.push({ index, value })
    }
  }
  return runs
}
