import { type LiveMessage, readLiveStream } from './live-stream'

/** What tabs tell each other: what the stream said, that the session is over, or a new tab asking where the count stands. */
type Told = LiveMessage | { kind: 'signed_out' } | { kind: 'hello' }

export type LiveEvents = {
  onTouched: (topic: string) => void
  /** Something may have changed while nobody listened. */
  onMissed: () => void
  onSignedOut: () => void
}

const channelName = 'gonogo-live'
const lockName = 'gonogo-live'
/** A timer that fires this late (ms) means the machine slept. */
const sleepGap = 20_000

/**
 * Keeps one stream per browser: the tab that holds the lock reads it and tells the others; when it closes, another takes over.
 * Where the browser has no locks (plain HTTP on a foreign host) each tab reads for itself. `since` is the count at which this tab's
 * page was made: a stream that opens at another one may have moved on in between. Answers how to stop.
 */
export function openLiveConnection(url: string, since: number, events: LiveEvents): () => void {
  const stop = new AbortController()
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(channelName)
  const locks = channel && typeof navigator !== 'undefined' && 'locks' in navigator ? navigator.locks : null
  let seen = since
  let leading = false
  let restart = () => {}

  const hear = (told: Told) => {
    if (stop.signal.aborted) return
    if (told.kind === 'signed_out') events.onSignedOut()
    else if (told.kind === 'hello') {
      if (leading && open) channel?.postMessage({ kind: 'ready', version: seen } satisfies Told)
    } else {
      if (told.kind === 'notice') events.onTouched(told.topic)
      else if (told.version !== seen) events.onMissed()
      seen = told.version
    }
  }
  const tell = (told: Told) => {
    hear(told)
    if (locks) channel?.postMessage(told)
  }
  if (channel) channel.onmessage = (message: MessageEvent<Told>) => hear(message.data)

  let open = false
  const lead = async () => {
    leading = true
    let failures = 0
    while (!stop.signal.aborted) {
      const round = new AbortController()
      let wakeUp = () => {}
      restart = () => {
        round.abort()
        wakeUp()
      }
      const end = await readLiveStream(url, {
        signal: AbortSignal.any([stop.signal, round.signal]),
        onMessage: (message) => {
          failures = 0
          tell(message)
          open = true
        },
      })
      open = false
      if (stop.signal.aborted) return
      if (end === 'signed_out') return tell({ kind: 'signed_out' })
      // The first retry is quick, so that a disabled person meets the 401 at once; later ones back off to 15 s.
      const wait = round.signal.aborted ? 0 : Math.min(15_000, 200 * 2 ** failures) * (0.75 + Math.random() / 2)
      failures += 1
      await new Promise<void>((resolve) => {
        const nap = setTimeout(resolve, wait)
        wakeUp = () => {
          clearTimeout(nap)
          resolve()
        }
      })
    }
  }

  if (locks) {
    channel?.postMessage({ kind: 'hello' } satisfies Told)
    locks.request(lockName, { signal: stop.signal }, lead).catch(() => {})
  } else void lead()

  // After sleep a connection may look open and be dead: open a new one, whose count tells what was missed.
  let lastTick = Date.now()
  const clock = setInterval(() => {
    const late = Date.now() - lastTick > sleepGap
    lastTick = Date.now()
    if (late) restart()
  }, 5_000)
  const onBack = () => restart()
  window.addEventListener('online', onBack)
  // A page that comes back from the browser's cache heard nothing while it was away.
  const onShow = (event: PageTransitionEvent) => {
    if (event.persisted) events.onMissed()
  }
  window.addEventListener('pageshow', onShow)

  return () => {
    stop.abort()
    clearInterval(clock)
    channel?.close()
    window.removeEventListener('online', onBack)
    window.removeEventListener('pageshow', onShow)
  }
}
