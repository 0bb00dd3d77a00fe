import { startTarget } from '../../e2e/target/start-target'
import { explainListen } from './listen-check'
import { giveUp, onStop, reportReady } from './lifeline'

/** The demo target as a child of the launcher: the port is its only argument. */
const port = Number(process.argv[2])

try {
  const target = await startTarget({ port, host: '127.0.0.1' })
  onStop(() => void target.stop().then(() => process.exit(0)))
  reportReady()
} catch (error) {
  giveUp(explainListen((error as NodeJS.ErrnoException).code ?? 'unknown reason', '127.0.0.1', port))
}
