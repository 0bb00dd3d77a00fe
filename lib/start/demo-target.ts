import { startTarget } from '../../e2e/target/start-target'
import { explainListen } from './listen-check'
import { giveUp, serveUntil, tieToLauncher } from './lifeline'

/** The demo target as a child of the launcher: the port is its only argument. */
const port = Number(process.argv[2])
tieToLauncher()

try {
  const target = await startTarget({ port, host: '127.0.0.1' })
  serveUntil(() => void target.stop().then(() => process.exit(0)))
} catch (error) {
  giveUp(explainListen((error as NodeJS.ErrnoException).code ?? 'unknown reason', '127.0.0.1', port))
}
