/** A sha256 as people compare it: the first and last digits, the whole as tooltip. */
export function Digest({ value }: { value: string }) {
  const hex = value.replace(/^sha256:/, '')
  return (
    <span className="font-mono text-xs whitespace-nowrap text-ink-2" title={`sha256:${hex}`}>
      {`sha256:${hex.slice(0, 4)}…${hex.slice(-4)}`}
    </span>
  )
}
