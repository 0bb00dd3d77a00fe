/** What the server tells: an id that was touched (`*`: notices may have been missed), or where the count stands as it opens. */
export type LiveMessage = { kind: 'notice'; topic: string; version: number } | { kind: 'ready'; version: number }

/** How a stream ended: the session is over (401), or it broke and may be opened again. */
export type StreamEnd = 'signed_out' | 'broken'

type Handlers = { onMessage: (message: LiveMessage) => void; signal: AbortSignal }

/** A stream that stays silent this long is dead: the server sends a sign of life every 15 s. */
const silence = 40_000

/**
 * Reads server-sent events from `url` until they end. `fetch` instead of EventSource, because the latter hides the status, and
 * a 401 must lead to the sign-in page at once instead of being retried.
 */
export async function readLiveStream(url: string, { onMessage, signal }: Handlers): Promise<StreamEnd> {
  const dead = new AbortController()
  let timer = setTimeout(() => dead.abort(), silence)
  try {
    const response = await fetch(url, {
      headers: { accept: 'text/event-stream' },
      cache: 'no-store',
      signal: AbortSignal.any([signal, dead.signal]),
    })
    if (response.status === 401) return 'signed_out'
    if (!response.ok || !response.body) return 'broken'
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    let rest = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return 'broken'
      clearTimeout(timer)
      timer = setTimeout(() => dead.abort(), silence)
      const blocks = (rest + value).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const message = parseMessage(block)
        if (message) onMessage(message)
      }
    }
  } catch {
    return 'broken'
  } finally {
    clearTimeout(timer)
  }
}

/** One server-sent event; comments, other events and anything malformed are none. */
export function parseMessage(block: string): LiveMessage | null {
  let event = 'message'
  let data = ''
  for (const line of block.split('\n')) {
    if (line.startsWith('event:')) event = line.slice(6).trim()
    if (line.startsWith('data:')) data += line.slice(5).trimStart()
  }
  const { topic, version: said } = fieldsOf(data)
  const version = typeof said === 'number' ? said : 0
  if (event === 'ready') return { kind: 'ready', version }
  if (event !== 'message' || typeof topic !== 'string' || topic === '') return null
  return { kind: 'notice', topic, version }
}

function fieldsOf(json: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(json)
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
