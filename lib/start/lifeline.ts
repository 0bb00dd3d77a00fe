/**
 * Ties a child process to the launcher that started it: `stop` is called once, on SIGTERM or SIGINT, on the launcher's word, or
 * when the launcher is gone (killed launchers send nothing, but their channel closes). A process started by itself only has the signals.
 */
export function onStop(stop: (reason: string) => void): void {
  let called = false
  const once = (reason: string) => {
    if (called) return
    called = true
    stop(reason)
  }
  process.on('SIGTERM', () => once('SIGTERM'))
  // Ctrl-C reaches the whole process group; under a launcher its word counts, so that things stop in order.
  process.on('SIGINT', () => process.connected || once('SIGINT'))
  process.on('disconnect', () => once('the launcher is gone'))
  process.on('message', (message) => message === 'stop' && once('the launcher'))
  // A launcher that is gone no longer reads the log.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
}

/** Tells the launcher that this process serves. */
export function reportReady(): void {
  process.send?.('ready')
}

/** Tells the launcher in one line why this process cannot serve, and ends it. Without a launcher the line goes to stderr. */
export function giveUp(line: string): void {
  process.exitCode = 78
  if (process.send) process.send({ giveUp: line }, () => process.exit())
  else {
    process.stderr.write(`${line}\n`)
    process.exit()
  }
}
