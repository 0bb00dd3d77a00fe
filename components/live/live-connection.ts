import { type LiveNotice, readLiveStream } from './live-stream'

type Told = { kind: 'open' } | { kind: 'notice'; notice: LiveNotice } | { kind: 'signed_out' }

export type LiveEvents = {
  onNotice: (notice: LiveNotice) => void
  /** The stream is open again after a pause: anything may have changed meanwhile. */
  onReopened: () => void
  onSignedOut: () => void
}

const channelName = 'gonogo-live'
const lockName = 'gonogo-live'
/** A timer that fires this late (ms) means the machine slept. */
const sleepGap = 20_000

/**
 * Keeps one stream per browser: the tab that holds the lock reads it and tells the others; when it closes, another takes over.
 * Where the browser has no locks (plain HTTP on a foreign host) each tab reads for itself. Answers how to stop.
 */
export function openLiveConnection(url: string, events: LiveEvents): () => void {
  const stop = new AbortController()
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(channelName)
  let opened = false
  let restart = () => {}

  const hear = (told: Told) => {
    if (stop.signal.aborted) return
    if (told.kind === 'notice') events.onNotice(told.notice)
    else if (told.kind === 'signed_out') events.onSignedOut()
    else if (opened) events.onReopened()
    if (told.kind === 'open') opened = true
  }
  const tell = (told: Told) => {
    hear(told)
    if (locks) channel?.postMessage(told)
  }
  if (channel) channel.onmessage = (message: MessageEvent<Told>) => hear(message.data)

  const lead = async () => {
    let failures = 0
    while (!stop.signal.aborted) {
      const round = new AbortController()
      let nap: ReturnType<typeof setTimeout> | undefined
      let wakeUp = () => {}
      restart = () => {
        round.abort()
        wakeUp()
      }
      const end = await readLiveStream(url, {
        signal: AbortSignal.any([stop.signal, round.signal]),
        onOpen: () => {
          failures = 0
          tell({ kind: 'open' })
        },
        onNotice: (notice) => tell({ kind: 'notice', notice }),
      })
      if (stop.signal.aborted) return
      if (end === 'signed_out') return tell({ kind: 'signed_out' })
      // The first retry is quick, so that a disabled person meets the 401 at once; later ones back off to 15 s.
      const wait = round.signal.aborted ? 0 : Math.min(15_000, 200 * 2 ** failures) * (0.75 + Math.random() / 2)
      failures += 1
      await new Promise<void>((resolve) => {
        wakeUp = resolve
        nap = setTimeout(resolve, wait)
      })
      clearTimeout(nap)
    }
  }

  const locks = typeof navigator !== 'undefined' && 'locks' in navigator && channel ? navigator.locks : null
  if (locks) locks.request(lockName, { signal: stop.signal }, lead).catch(() => {})
  else void lead()

  // After sleep a connection may look open and be dead: open a new one, which also makes everybody refetch.
  let lastTick = Date.now()
  const clock = setInterval(() => {
    const late = Date.now() - lastTick > sleepGap
    lastTick = Date.now()
    if (late) restart()
  }, 5_000)
  const onBack = () => restart()
  window.addEventListener('online', onBack)
  const onShow = (event: PageTransitionEvent) => {
    if (event.persisted) events.onReopened()
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
