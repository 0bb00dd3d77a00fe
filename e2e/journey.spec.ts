import { execFileSync } from 'node:child_process'
import { cast, expect, test } from './support/fixtures'
import { move, plan, runSuites, sign, slot, smoke, station, verdict } from './support/release-page'
import { ownerSql } from './support/session'
import { enter, leave } from './support/stage'
import { root } from './support/start-app'
import { clearFaults, setFault } from './support/target'
import { workPlan } from './support/work-plan'

/** As in playwright.config.ts: a busy machine needs more. */
const patience = Number(process.env.GONOGO_E2E_PATIENCE ?? 1)

/*
 * The main job, whole: a release goes from its template to GO, is started, watched and completed, by seven people in browsers
 * of their own, against a live server that misbehaves on request.
 */

test('a release goes from its template to GO and to its end', async ({ app, as }) => {
  test.slow()
  test.setTimeout(test.info().timeout * 2)
  await enter(app)
  const ines = await as(cast.manager)

  // ── from a template
  await ines.goto('/releases/new?')
  const [hostaway] = await ownerSql<{ id: string }>(app, `select id from integrations where key = 'hostaway'`)
  await ines.getByLabel('Integration').selectOption(hostaway!.id)
  await ines.getByLabel('Environment').selectOption({ label: 'Production (production)' })
  const [template] = await ownerSql<{ id: string }>(app, `select id from templates where key = 'dated_release'`)
  await ines.getByLabel('Template').selectOption(template!.id)
  await ines.getByLabel('Title').fill('Journey')
  await ines.getByLabel('Version').fill('3.0.0')
  await ines.getByLabel('Artifact 1 Name').fill('registry.example.invalid/listings:3.0.0')
  await ines.getByLabel('Artifact 1 Digest').fill(`sha256:${'ab'.repeat(32)}`)
  await ines.getByRole('button', { name: 'Create release' }).click()
  await ines.waitForURL(/\/releases\/[0-9a-f-]{36}$/)
  const address = new URL(ines.url()).pathname
  const releaseId = address.split('/').at(-1)!
  await expect(ines.getByRole('heading', { level: 1 })).toContainText('Journey')
  await move(ines, 'Begin preparation', 'Begin preparation')
  await expect(verdict(ines)).toContainText('HOLD')

  // ── smoke fails by a fault at the target: NO-GO, and everybody sees it without reloading
  const [mira, tomas, ayo, jun] = await Promise.all(
    [cast.techLead, cast.devops, cast.qaLead, cast.productOwner].map((email) => as(email, { locale: 'en' })),
  )
  await Promise.all([mira!, tomas!, ayo!, jun!].map((page) => page.goto(address)))
  await setFault(app, { match: { path: '/hostaway/v1/listings' }, fault: { kind: 'status', status: 500 } })
  await runSuites(ayo!)
  await expect(smoke(ayo!)).toContainText('status 500, expected 200')
  await expect(station(ayo!, 'Smoke')).toContainText('NO-GO')
  await expect(verdict(ayo!)).toContainText('NO-GO')
  await expect(verdict(mira!)).toContainText('NO-GO')

  // ── fault off: passes
  await clearFaults(app)
  await runSuites(ayo!)
  await expect(station(ayo!, 'Smoke')).toContainText('GO')
  await expect(station(ayo!, 'Smoke')).not.toContainText('NO-GO')
  await expect(verdict(ayo!)).toContainText('HOLD')

  // ── the checklist: one by hand, one with a number outside and then inside its limit, the rest through the verbs
  const byHand = plan(mira!).getByRole('checkbox', { name: 'Lint is clean: open' })
  await byHand.click()
  await expect(plan(mira!).getByRole('checkbox', { name: 'Lint is clean: done' })).toBeVisible()
  await expect(plan(tomas!).getByRole('checkbox', { name: 'Lint is clean: done' })).toBeVisible({ timeout: 2000 * patience })
  await workPlan(app, releaseId, 'start')
  await expect(station(ines, 'Checklist')).toContainText('GO')

  // ── four signatures, by four people; the requester holds none
  await move(ines, 'Ask for signatures', 'Ask for signatures')
  await expect(slot(ines, 'Tech Lead').getByRole('button', { name: 'Sign', exact: true })).toHaveCount(0)
  await sign(mira!, 'Tech Lead')
  await sign(tomas!, 'DevOps')
  await sign(ayo!, 'QA Lead')
  await expect(verdict(jun!)).toContainText('HOLD')
  await sign(jun!, 'Product Owner')
  await expect(verdict(ines)).toContainText('GO')
  await expect(verdict(ines)).toContainText('It may start.')

  // ── a value changes: smoke stale, exactly the slots that cover configuration stale, HOLD
  const retries = String(10 + (Date.now() % 89))
  const values = await as(cast.manager)
  await values.goto('/integrations/hostaway/values')
  await values.getByRole('button', { name: /RETRY_MAX.*Production/ }).click()
  await values.getByRole('dialog').getByLabel('Value').fill(retries)
  await values.getByRole('dialog').getByRole('button', { name: 'Save value' }).click()
  await expect(values.getByRole('dialog')).toBeHidden()
  await expect(station(ines, 'Smoke')).toContainText('HOLD')
  await expect(station(ines, 'Smoke')).toContainText('stale')
  await expect(verdict(ines)).toContainText('HOLD')
  for (const name of ['Tech Lead', 'DevOps']) await expect(slot(ines, name)).toContainText('stale')
  for (const name of ['QA Lead', 'Product Owner']) await expect(slot(ines, name)).not.toContainText('stale')
  await expect(slot(ines, 'DevOps')).toContainText('RETRY_MAX')
  await expect(slot(ines, 'DevOps')).toContainText(retries)
  // A start that is not GO is refused, and says why.
  await ines.getByRole('button', { name: 'Start', exact: true }).click()
  await expect(ines.getByRole('dialog')).toContainText('HOLD')
  await expect(ines.getByRole('dialog').getByRole('button', { name: 'Start now' })).toHaveCount(0)
  await ines.keyboard.press('Escape')

  // ── run and signed again: GO, started
  await runSuites(tomas!)
  await expect(station(tomas!, 'Smoke')).not.toContainText('HOLD')
  await sign(mira!, 'Tech Lead', true)
  await sign(tomas!, 'DevOps', true)
  await expect(verdict(ines)).toContainText('It may start.')
  await move(ines, 'Start', 'Start now')
  await expect(ines.getByText('in progress').first()).toBeVisible()

  // ── D-day: items ticked, the signatures stand
  await runSuites(tomas!)
  await expect(smoke(tomas!)).toContainText('passed')
  await workPlan(app, releaseId, 'completion')
  await ines.reload()
  for (const name of ['Tech Lead', 'DevOps', 'QA Lead', 'Product Owner']) {
    await expect(slot(ines, name)).toContainText('GO')
    await expect(slot(ines, name)).not.toContainText('stale')
  }
  await move(ines, 'Begin the watch', 'Begin the watch')

  // ── the slots of after, and the end
  const [lena, sam] = await Promise.all([cast.deploymentLead, cast.onCall].map((email) => as(email)))
  await Promise.all([lena!, sam!].map((page) => page.goto(address)))
  await sign(lena!, 'Deployment Lead')
  await sign(sam!, 'On-Call Engineer')
  await expect(verdict(ines)).toContainText('It may be completed.')
  await move(ines, 'Complete', 'Complete it')
  await expect(verdict(ines)).toContainText('Completed')

  // ── the audit chain verifies, with its checkpoints
  const said = execFileSync(process.execPath, ['lib/cli/gonogo.mjs', 'audit', 'verify'], {
    cwd: root,
    env: { ...process.env, ...app.env },
    encoding: 'utf8',
  })
  expect(said).toMatch(/verif|whole|intact|ok/i)
  await leave()
})
