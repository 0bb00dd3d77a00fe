import { seriesLook } from './series-look'

/** Values over time, in order; null where there is none. */
export type Line = { name: string; values: readonly (number | null)[] }

type Props = {
  moments: readonly number[]
  lines: readonly Line[]
  /** Two moments further apart than this have a gap between them. */
  reach: number
  x: (at: number) => number
  y: (value: number) => number
}

/** Lines that break where nothing was measured; a value with no neighbour is a dot. */
export function PercentileLines({ moments, lines, reach, x, y }: Props) {
  return lines.map(({ name, values }, index) => {
    const { colour, dash } = seriesLook(index)
    return (
      <g key={name} fill="none" stroke={colour} strokeLinecap="round" strokeLinejoin="round">
        {runsOf(moments, values, reach).map((run) =>
          run.length === 1 ? (
            // A line without length and with round ends stays round however the drawing is stretched.
            <path
              key={run[0]!.at}
              d={`M${x(run[0]!.at)} ${y(run[0]!.value)}h0`}
              strokeWidth={5 - index}
              vectorEffect="non-scaling-stroke"
            />
          ) : (
            <path
              key={run[0]!.at}
              d={`M${run.map(({ at, value }) => `${x(at).toFixed(1)} ${y(value).toFixed(2)}`).join('L')}`}
              strokeWidth="1.7"
              strokeDasharray={dash}
              vectorEffect="non-scaling-stroke"
            />
          ),
        )}
      </g>
    )
  })
}

type Placed = { at: number; value: number }

function runsOf(moments: readonly number[], values: readonly (number | null)[], reach: number): Placed[][] {
  const runs: Placed[][] = []
  let last = Number.NEGATIVE_INFINITY
  for (const [index, at] of moments.entries()) {
    const value = values[index] ?? null
    if (value === null) continue
    if (at - last > reach) runs.push([])
    runs.at(-1)?.push({ at, value })
    last = at
  }
  return runs
}
