import { exposeMetrics } from '@/lib/core/own-metrics'

export const dynamic = 'force-dynamic'

/** The product's own figures for Prometheus. */
export async function GET(): Promise<Response> {
  const { contentType, text } = await exposeMetrics()
  return new Response(text, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } })
}
