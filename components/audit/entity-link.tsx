import Link from 'next/link'
import { useTranslations } from 'next-intl'

/** Pages that show a thing by its id. */
const pages: Partial<Record<string, (id: string) => string>> = {
  person: (id) => `/settings/people/${id}`,
  release: (id) => `/releases/${id}`,
}

/** A thing by its kind and the name it had when the entry was written, leading to it where it has a page. */
export function EntityLink({ entity, linked = true }: { entity: { type: string; id: string; label: string }; linked?: boolean }) {
  const t = useTranslations('audit.entities')
  const kind = t.has(entity.type as 'person') ? t(entity.type as 'person') : entity.type
  const page = linked ? pages[entity.type]?.(entity.id) : undefined
  return (
    <span className="min-w-0">
      <span className="text-ink-3">{kind}</span>{' '}
      {page ? (
        <Link href={page} className="link">
          {entity.label}
        </Link>
      ) : (
        <span>{entity.label}</span>
      )}
    </span>
  )
}
