import { useTranslations } from 'next-intl'

/** Parameters in the order one says them; others follow. */
const saidInOrder = ['name', 'path', 'op', 'value', 'expected', 'maxMs']
const placeOf = (name: string) => (saidInOrder.includes(name) ? saidInOrder.indexOf(name) : saidInOrder.length)

/** An expectation as it is written: its kind, then its parameters. */
export function ExpectationText({ kind, params }: { kind: string; params: Record<string, unknown> }) {
  const t = useTranslations('smoke.assertions')
  const words = Object.entries(params)
    .sort(([a], [b]) => placeOf(a) - placeOf(b))
    .map(([name, value]) => {
      if (name === 'op' && typeof value === 'string' && t.has(`op_options.${value}`)) return t(`op_options.${value}`)
      return name === 'maxMs' ? `≤ ${String(value)} ms` : typeof value === 'string' ? value : JSON.stringify(value)
    })
  return (
    <>
      {t.has(`${kind}.label`) ? t(`${kind}.label`) : kind} <span className="font-mono text-xs break-all text-ink-2">{words.join(' ')}</span>
    </>
  )
}
