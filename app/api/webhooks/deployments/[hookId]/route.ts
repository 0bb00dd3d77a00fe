import { addressHeader } from '@/lib/core/session-rules'
import { answerDelivery, mostDeliveryBytes } from '@/lib/smoke/hooks/answer-delivery'

export const dynamic = 'force-dynamic'

/** Where pipelines and GitHub tell of deployments. No session: what is signed with the hook's secret counts, and nothing else. */
export async function POST(request: Request, { params }: { params: Promise<{ hookId: string }> }): Promise<Response> {
  const { hookId } = await params
  const { status, body, retryAfter } = await answerDelivery({
    hookId,
    headers: request.headers,
    body: await readRaw(request),
    address: request.headers.get(addressHeader) ?? 'unknown',
  })
  const headers: Record<string, string> = { 'cache-control': 'no-store' }
  if (retryAfter) headers['retry-after'] = String(retryAfter)
  if (body === null) return new Response(null, { status, headers })
  headers['content-type'] = status < 400 ? 'application/json' : 'application/problem+json'
  return new Response(JSON.stringify(body), { status, headers })
}

/** The body byte by byte as it was signed; null when it is larger than a delivery may be. */
async function readRaw(request: Request): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of request.body ?? []) {
    size += piece.length
    if (size > mostDeliveryBytes) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
