import { exportEntries } from '@/lib/audit/queries'
import { filterParams } from '@/lib/audit/filter-params'
import { AuditFilter } from '@/lib/audit/schema'
import { currentActor, tokenActor } from '@/lib/core/session'

export const dynamic = 'force-dynamic'

/**
 * The entries of a filter as JSON Lines, as they are stored, streamed page by page. For people by their session and for machines by a token
 * with the scope `read`; each gets what it may read.
 */
export async function GET(request: Request): Promise<Response> {
  const header = request.headers.get('authorization')
  const actor = header === null ? await currentActor() : await tokenActor(header)
  if (!actor) return new Response(null, { status: 401 })
  if (actor.kind === 'token' && !actor.scopes.includes('read')) return new Response(null, { status: 403 })
  // A filter that cannot be read is refused here: left out, it would hand out more than was asked for.
  const parsed = AuditFilter.omit({ before: true, after: true }).safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!parsed.success)
    return Response.json(
      parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })),
      { status: 400 },
    )
  const filter = parsed.data
  const entries = exportEntries(actor, filter, actor.kind === 'person' ? actor.timeZone : 'UTC')
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    // Asked for when the reader has room: a slow one holds back the database, not the memory.
    async pull(controller) {
      const lines: string[] = []
      while (lines.length < 200) {
        const { value, done } = await entries.next()
        if (done) break
        lines.push(JSON.stringify({ seq: String(value.seq), at: value.at, body: value.body, prevHash: value.prevHash, hash: value.hash }))
      }
      if (lines.length > 0) controller.enqueue(encoder.encode(`${lines.join('\n')}\n`))
      else controller.close()
    },
    cancel: async () => {
      await entries.return(undefined)
    },
  })
  const part = filterParams(filter).size > 0 ? '-part' : ''
  return new Response(body, {
    headers: {
      'content-type': 'application/jsonl; charset=utf-8',
      'content-disposition': `attachment; filename="gonogo-audit-${new Date().toISOString().slice(0, 10)}${part}.jsonl"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
