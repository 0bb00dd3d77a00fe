import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { enter, leave } from '../e2e/support/stage'
import { type RunningApp, root, startApp } from '../e2e/support/start-app'
import { measureFirstLoad } from './first-load'
import { measureReleasePage } from './release-page'
import type { Figure } from './figure'
import { measureLargePlan } from './large-plan'
import { measureScheduledChecks } from './scheduled-checks'
import { measureSignOff } from './sign-off'
import { measureSmoke } from './smoke'
import { measureTick } from './tick'

/**
 * `npm run bench`: how fast the built product is, on a product of its own. Prints a table and writes `.bench/results.json`. `--only NAME` runs one;
 * `--seconds N` counts scheduled checks that long (60).
 */
const { values } = parseArgs({ options: { only: { type: 'string' }, seconds: { type: 'string', default: '60' } } })
const benches = {
  'release-page': measureReleasePage,
  tick: measureTick,
  'sign-off': measureSignOff,
  'large-plan': measureLargePlan,
  smoke: measureSmoke,
  'scheduled-checks': (app: RunningApp) => measureScheduledChecks(app, { seconds: Number(values.seconds) }),
  'first-load': measureFirstLoad,
}

const app = await startApp()
const figures: Figure[] = []
try {
  await enter(app)
  for (const [name, measure] of Object.entries(benches)) {
    if (values.only && values.only !== name) continue
    figures.push(...(await measure(app)))
  }
} finally {
  await leave()
  await app.stop()
}

console.table(figures.map(({ what, median, p95, unit, runs, aim }) => ({ what, median, p95: p95 ?? '', unit, runs, aim: aim ?? '' })))
const folder = path.join(root, '.bench')
fs.mkdirSync(folder, { recursive: true })
const machine = { cores: os.availableParallelism(), cpu: os.cpus()[0]?.model ?? '', node: process.version }
fs.writeFileSync(path.join(folder, 'results.json'), `${JSON.stringify({ at: new Date().toISOString(), machine, figures }, null, 2)}\n`)
console.log('Written to .bench/results.json')
process.exit(0)
