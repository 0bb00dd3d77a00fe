import { canonicalJson } from '@/lib/core/canonical'
import type { Reader, Tx } from '@/lib/core/db/client'
import type { Subject, SubjectDigests } from './subject'
import type { Json } from './subject-facts'
import { type Part, parts } from './subject-parts'

/** Keeps a subject's parts by their digest, so that a difference can be shown later. What is there already stays as it is. */
export async function keepSubject(tx: Tx, subject: Subject): Promise<void> {
  const data = Object.entries(subject).map(([part, { digest, content }]) => ({ digest, part, content: canonicalJson(content) }))
  await tx.subjectPart.createMany({ data, skipDuplicates: true })
}

/**
 * Subjects by their digests, in the order asked. Parts that `known` holds under the same digest are taken from it, so that
 * only what differs from the present is read. A part whose content is lost keeps its digest with no content: it differs from everything
 * else, so what was signed of it is stale rather than silently the same.
 */
export async function readSubjects(reader: Reader, wanted: readonly SubjectDigests[], known: Subject): Promise<Subject[]> {
  const asked = wanted.flatMap((digests) => parts.flatMap((part) => digests[part] ?? []))
  const present = new Set(Object.values(known).map((part) => part.digest))
  const missing = [...new Set(asked)].filter((digest) => !present.has(digest))
  const rows = missing.length > 0 ? await reader.subjectPart.findMany({ where: { digest: { in: missing } } }) : []
  const contents = new Map<string, Json>(rows.map((row) => [row.digest, JSON.parse(row.content) as Json]))
  for (const part of Object.values(known)) contents.set(part.digest, part.content)
  return wanted.map((digests) =>
    Object.fromEntries(
      parts.flatMap((part): [Part, Subject[Part]][] => {
        const digest = digests[part]
        return digest === undefined ? [] : [[part, { digest, content: contents.get(digest) ?? null }]]
      }),
    ),
  )
}

/** Digests as a row's JSON holds them; anything else in it is ignored. */
export function parseDigests(value: unknown): SubjectDigests {
  if (!value || typeof value !== 'object') return {}
  const held = value as Record<string, unknown>
  return Object.fromEntries(parts.flatMap((part) => (typeof held[part] === 'string' ? [[part, held[part]]] : [])))
}
