const algorithm = 'sha256:'

/** A sha256 as people compare it: the first and last digits, the whole as tooltip. */
export function Digest({ value }: { value: string }) {
  const hex = value.replace(algorithm, '')
  const short = `${algorithm}${hex.slice(0, 4)}…${hex.slice(-4)}`
  const whole = `${algorithm}${hex}`
  return (
    <span className="font-mono text-xs whitespace-nowrap text-ink-2" title={whole}>
      {short}
    </span>
  )
}
