import { type Actor, mayRead, personIdOf } from './actor'
import { sha256 } from './canonical'
import { db, type Tx } from './db/client'

/** What is known of a stored file beside its content. */
export interface FileFacts {
  id: string
  name: string
  mediaType: string
  size: number
  sha256: string
}

/** A name that is safe to show and to save under: no folders, no control characters, at most 200 characters. */
export function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).pop() ?? ''
  const cleaned = last
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, '')
    .trim()
    .replace(/^\.+/, '')
  return cleaned.slice(0, 200).toWellFormed() || 'file'
}

/**
 * A media type as stored: what the sender said when it looks like one, otherwise plain bytes. It never decides how a browser shows the
 * file.
 */
export function cleanMediaType(type: string): string {
  const bare = type.split(';')[0]!.trim().toLowerCase()
  return /^[a-z0-9][a-z0-9.+-]{0,63}\/[a-z0-9][a-z0-9.+-]{0,63}$/.test(bare) ? bare : 'application/octet-stream'
}

/**
 * Keeps a file's bytes in the database, in the caller's transaction. It is never changed afterwards. Its size was checked by the input's
 * schema.
 */
export async function storeFile(
  tx: Tx,
  actor: Actor,
  file: { name: string; mediaType: string; content: Uint8Array<ArrayBuffer> },
  integrationId: string | null,
): Promise<FileFacts> {
  const facts = {
    name: cleanFileName(file.name),
    mediaType: cleanMediaType(file.mediaType),
    size: file.content.byteLength,
    sha256: sha256(file.content),
  }
  const { id } = await tx.storedFile.create({
    data: { ...facts, content: file.content, integrationId, createdById: personIdOf(actor) },
    select: { id: true },
  })
  return { id, ...facts }
}

/** A file's facts and bytes for an actor who may read its integration; null for anyone else, and when there is none. */
export async function readStoredFile(actor: Actor, id: string): Promise<(FileFacts & { content: Uint8Array<ArrayBuffer> }) | null> {
  const facts = await db.storedFile.findUnique({ where: { id }, select: { integrationId: true } })
  if (!facts) return null
  const allowed = facts.integrationId === null ? actor.kind === 'person' : mayRead(actor, facts.integrationId)
  if (!allowed) return null
  const { name, mediaType, size, sha256: digest, content } = await db.storedFile.findUniqueOrThrow({ where: { id } })
  return { id, name, mediaType, size, sha256: digest, content }
}
