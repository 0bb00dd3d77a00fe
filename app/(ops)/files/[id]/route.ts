import { z } from 'zod'
import { readStoredFile } from '@/lib/core/files'
import { currentActor } from '@/lib/core/session'

const Id = z.uuid()

/**
 * A stored file for whoever may read its integration. It is always saved, never shown: a page somebody attached must not run as ours.
 */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const [actor, { id }] = await Promise.all([currentActor(), params])
  if (!actor) return new Response(null, { status: 401 })
  const file = Id.safeParse(id).success ? await readStoredFile(actor, id) : null
  if (!file) return new Response(null, { status: 404 })
  return new Response(file.content, {
    headers: {
      'content-type': file.mediaType,
      'content-length': String(file.size),
      'content-disposition': `attachment; filename="file"; filename*=UTF-8''${encodeName(file.name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

/** A name as RFC 8187 writes it: everything but letters, digits and a few signs as percent escapes. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
