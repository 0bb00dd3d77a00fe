import { mayVerify } from '@/lib/audit/queries'
import { verifyNow } from '@/lib/audit/verify-now'
import { describeError, log } from '@/lib/core/log'
import { currentActor } from '@/lib/core/session'

export const dynamic = 'force-dynamic'

/** A chain of a million entries keeps a processor busy for half a minute: one at a time in this process. */
let running = false

/**
 * Verifies the chain and tells how far it is, one JSON line at a time. Ends when the browser goes away. For people who may read all of it.
 */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor()
  if (!actor) return new Response(null, { status: 401 })
  if (!mayVerify(actor)) return new Response(null, { status: 403 })
  if (running) return new Response(null, { status: 409 })
  running = true
  const stop = new AbortController()
  request.signal.addEventListener('abort', () => stop.abort())
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const tell = (progress: unknown) => {
        if (!stop.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(progress)}\n`))
      }
      try {
        await verifyNow(actor, tell, stop.signal)
      } catch (error) {
        log.error({ error: describeError(error) }, 'verification failed')
        tell({ kind: 'failed' })
      } finally {
        running = false
        if (!stop.signal.aborted) controller.close()
      }
    },
    cancel: () => stop.abort(),
  })
  return new Response(body, {
    headers: { 'content-type': 'application/jsonl; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' },
  })
}
