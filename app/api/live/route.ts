import { listen, liveVersion, missed } from '@/lib/core/live'
import { currentActor, isSessionLive } from '@/lib/core/session'

export const dynamic = 'force-dynamic'

/** How often a silent stream says it is alive and asks whether its session still is, in milliseconds. */
const pulse = 15_000

/** Ids and versions of what changed, as server-sent events. Ends with the session that opened it. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor()
  if (!actor) return new Response(null, { status: 401 })
  const encoder = new TextEncoder()
  let stop = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (content: string) => controller.enqueue(encoder.encode(content))
      const recheck = async () => {
        if (!(await isSessionLive(actor.sessionId).catch(() => true))) end()
      }
      const stopListening = listen((topic, version) => {
        if (topic === `session:${actor.sessionId}` || topic === `person:${actor.id}` || topic === missed) void recheck()
        if (topic.startsWith('session:')) return
        send(`data: ${JSON.stringify({ topic, version })}\n\n`)
      })
      const timer = setInterval(() => {
        send(': here\n\n')
        void recheck()
      }, pulse)
      let over = false
      const end = () => {
        if (over) return
        over = true
        clearInterval(timer)
        stopListening()
        try {
          send('event: ended\ndata: {}\n\n')
          controller.close()
        } catch {
          // the browser has gone already
        }
      }
      stop = end
      request.signal.addEventListener('abort', end)
      send(`retry: 1500\nevent: ready\ndata: {"version":${liveVersion()}}\n\n`)
    },
    cancel: () => stop(),
  })
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' },
  })
}
