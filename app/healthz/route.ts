export const dynamic = 'force-dynamic'

/** The process is up. Asks nothing else, so that a slow database never gets it restarted. */
export function GET(): Response {
  return Response.json({ status: 'up' }, { headers: { 'cache-control': 'no-store' } })
}
