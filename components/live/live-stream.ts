/** What the server tells: an id whose version moved. `*` means notices may have been missed. */
export type LiveNotice = { topic: string; version: number }

/** How a stream ended: the session is over (401), or it broke and may be opened again. */
export type StreamEnd = 'signed_out' | 'broken'

type Handlers = { onOpen: () => void; onNotice: (notice: LiveNotice) => void; signal: AbortSignal }

/** A stream that stays silent this long is dead: the server sends a sign of life every 15 s. */
const silence = 40_000

/**
 * Reads server-sent events from `url` until they end. `fetch` instead of EventSource, because the latter hides the status, and
 * a 401 must lead to the sign-in page at once instead of being retried.
 */
export async function readLiveStream(url: string, { onOpen, onNotice, signal }: Handlers): Promise<StreamEnd> {
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
    onOpen()
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    let rest = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return 'broken'
      clearTimeout(timer)
      timer = setTimeout(() => dead.abort(), silence)
      const messages = (rest + value).split('\n\n')
      rest = messages.pop() ?? ''
      for (const message of messages) {
        const notice = parseMessage(message)
        if (notice) onNotice(notice)
      }
    }
  } catch {
    return 'broken'
  } finally {
    clearTimeout(timer)
  }
}

/** One server-sent message as a notice; comments, other events and anything malformed are none. */
export function parseMessage(message: string): LiveNotice | null {
  let data = ''
  for (const line of message.split('\n')) {
    if (line.startsWith('event:') && line.slice(6).trim() !== 'message') return null
    if (line.startsWith('data:')) data += line.slice(5).trimStart()
  }
  if (!data) return null
  try {
    const parsed: unknown = JSON.parse(data)
    if (typeof parsed !== 'object' || parsed === null) return null
    const { topic, version } = parsed as Record<string, unknown>
    return typeof topic === 'string' && topic !== '' ? { topic, version: typeof version === 'number' ? version : 0 } : null
  } catch {
    return null
  }
}
