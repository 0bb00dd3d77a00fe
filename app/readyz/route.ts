import { readiness } from '@/lib/core/readiness'

export const dynamic = 'force-dynamic'

/** Whether requests should be routed here; 503 with the reasons when not. */
export async function GET(): Promise<Response> {
  const state = await readiness()
  const headers = { 'cache-control': 'no-store' }
  return state.ready
    ? Response.json({ status: 'ready' }, { headers })
    : Response.json({ status: 'not_ready', reasons: state.reasons }, { status: 503, headers })
}
