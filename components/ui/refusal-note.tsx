import type { Refusal } from '@/lib/core/answer'
import { Callout } from './callout'

/** Why something was refused, where it was asked for. Fields with their own text are not repeated unless `all`. */
export function RefusalNote({
  refusal,
  shown = {},
  className,
}: {
  refusal: Refusal | null
  shown?: Readonly<Record<string, string>>
  className?: string
}) {
  if (!refusal) return null
  const others = Object.entries(refusal.fields ?? {}).filter(([path]) => !(path in shown))
  return (
    <Callout tone="nogo" role="alert" className={className}>
      <p>{refusal.message}</p>
      {others.length > 0 ? (
        <ul className="mt-1 list-disc pl-4">
          {others.map(([path, message]) => (
            <li key={path}>
              <code>{path}</code> {message}
            </li>
          ))}
        </ul>
      ) : null}
    </Callout>
  )
}
