import { killWeb } from './drills/kill-web'
import { killWorker } from './drills/kill-worker'
import { scheduledChecks } from './drills/scheduled-checks'
import { tickTogether } from './drills/tick-together'
import { enter, leave } from './support/stage'
import { startApp } from './support/start-app'

/** `npm run drill`: everybody at once, and kills in the middle of work, in full size, on a product of its own. */
const app = await startApp()
try {
  await enter(app)
  const drills = [
    () => tickTogether(app, { people: 20, items: 200 }),
    () => killWeb(app, { releases: 13 }),
    () => killWorker(app),
    () => scheduledChecks(app, { checks: 500, everySeconds: 20 }),
  ]
  for (const drill of drills) {
    const { drill: name, facts } = await drill()
    console.log(
      `✓ ${name}: ${Object.entries(facts)
        .map(([what, value]) => `${what} ${value}`)
        .join(', ')}`,
    )
  }
} finally {
  await leave()
  await app.stop()
}
process.exit(0)
