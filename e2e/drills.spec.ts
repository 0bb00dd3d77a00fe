import { killWeb } from './drills/kill-web'
import { killWorker } from './drills/kill-worker'
import { tickTogether } from './drills/tick-together'
import { expect, test } from './support/fixtures'
import { enter, leave } from './support/stage'

/*
 * The drills in short; `npm run drill` runs them in full size. One test, because they act on the database from this
 * process and kill what the others would talk to.
 */
test('many people at once, and kills in the middle of work, lose and double nothing', async ({ app }) => {
  test.setTimeout(test.info().timeout * 3)
  await enter(app)
  try {
    const reports = [await tickTogether(app, { people: 10, items: 60 }), await killWeb(app, { releases: 5 }), await killWorker(app)]
    expect(reports).toHaveLength(3)
    test.info().annotations.push(...reports.map((report) => ({ type: report.drill, description: JSON.stringify(report.facts) })))
  } finally {
    await leave()
  }
})
