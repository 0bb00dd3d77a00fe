/** Set for processes that a launcher started over a channel. */
export const launchedName = 'GONOGO_LAUNCHED'

/** What to do when this process must end; ending at once until it serves. */
let stop: (reason: string) => void = () => process.exit(0)
let asked = false

function ask(reason: string): void {
  if (asked) return
  asked = true
  stop(reason)
}

/**
 * Ties this process to the launcher that started it, from its first moment on: it ends on SIGTERM or SIGINT, on the launcher's word, or
 * when the launcher is gone (a killed one sends nothing, but its channel closes). A process started by itself only has the signals.
 */
export function tieToLauncher(): void {
  // The launcher may have gone while this process was still loading.
  if (process.env[launchedName] === '1' && !process.connected) process.exit(0)
  process.on('SIGTERM', () => ask('SIGTERM'))
  // Ctrl-C reaches the whole process group; under a launcher its word counts, so that things stop in order.
  process.on('SIGINT', () => process.connected || ask('SIGINT'))
  process.on('disconnect', () => ask('the launcher is gone'))
  process.on('message', (message) => message === 'stop' && ask('the launcher'))
  // A launcher that is gone no longer reads the log.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
}

/** Says how to end in order, once this process serves, and tells the launcher that it does. */
export function serveUntil(ended: (reason: string) => void): void {
  stop = ended
  if (process.connected) process.send?.('ready')
}

/** Tells the launcher in one line why this process cannot serve, and ends it. Without a launcher the line goes to stderr. */
export function giveUp(line: string): void {
  process.exitCode = 78
  if (process.connected) process.send?.({ giveUp: line }, () => process.exit())
  else {
    process.stderr.write(`${line}\n`)
    process.exit()
  }
}
