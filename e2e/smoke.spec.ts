import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { Webhook } from 'standardwebhooks'
import { cast, expect, test } from './support/fixtures'
import { ownerSql } from './support/session'
import { actorOf, done, enter, leave, makeToken } from './support/stage'
import { root, type RunningApp } from './support/start-app'
import { clearFaults, setFault } from './support/target'

/*
 * A smoke test's life, whole: brought as curl lines, it passes, fails by a fault of the service, says what differs, is asked again from the
 * failed step, runs by itself and alarms, follows a deployment, answers a pipeline, and is written down as a file that changes nothing.
 */

const lines = `# Is it up?
curl -fsS "$UPPZY_BASE_URL/health" | jq -e '.status == "healthy"'
# One question; should return HTTP 200
curl -sS -X POST "$UPPZY_BASE_URL/v1/chat" \\
  -H "X-API-Key: $UPPZY_API_KEY" -H "X-Tenant-Id: $UPPZY_TENANT_ID" \\
  --json '{"message": "When do you open?"}'
`
const broken = { match: { path: '/uppzy/v1/chat', key: 'uppzy-staging' }, fault: { kind: 'status', status: 500 } } as const

const panel = (page: Page, title: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) })

test('a suite is brought, fails, is mended, runs by itself and from a pipeline', async ({ app, as }) => {
  test.slow()
  await enter(app)
  const name = `Brought ${randomUUID().slice(0, 6)}`
  const key = name.toLowerCase().replace(' ', '-')
  const page = await as(cast.manager)

  // ── curl lines become a suite
  await page.goto('/smoke/import?integration=uppzy')
  await page.getByLabel('Requests', { exact: true }).fill(lines)
  await page.getByRole('button', { name: 'Read', exact: true }).click()
  await page.getByRole('button', { name: 'Open 2 steps in the editor' }).click()
  await page.locator('input[name="key"]').fill(key)
  await page.locator('input[name="name"]').first().fill(name)
  await page.getByRole('button', { name: 'Create suite' }).click()
  await page.waitForURL(/\/smoke\/[0-9a-f-]{36}$/)
  const address = new URL(page.url()).pathname
  const suiteId = address.split('/').at(-1)!

  // ── it passes, then the service breaks: the run says where, and what the last good one had
  await runInStaging(page, address, 'All 2 steps passed')
  await setFault(app, broken)
  await runInStaging(page, address, 'Step 2 failed')
  await expect(page.getByText('status 500, expected 200').first()).toBeVisible()
  await expect(panel(page, 'Against the last good run')).toContainText('500')

  // ── mended, and asked again from the step that failed
  await clearFaults(app)
  const failed = page.url()
  await page.getByRole('button', { name: 'Run again from step 2' }).click()
  await page.waitForURL((url) => url.href !== failed)
  await expect(page.getByText('All 2 steps passed').first()).toBeVisible()
  await expect(page.getByText('kept', { exact: true }).first()).toBeVisible()

  // ── it runs by itself; two failures are an alarm, one pass ends it
  await schedule(page, address)
  await setFault(app, broken)
  const alarm = (says: string) => panel(page, 'Runs by itself').getByText(says, { exact: true })
  await expect(alarm('alarm')).toBeVisible({ timeout: 40_000 })
  await clearFaults(app)
  await expect(alarm('fine')).toBeVisible({ timeout: 40_000 })

  // ── a deployment told by a signed webhook is followed by a run
  await deploy(app)
  const deployed = () =>
    ownerSql<{ state: string }>(app, `select state::text from smoke_runs where suite_id = $1 and trigger = 'deployment'`, [suiteId])
  await expect.poll(deployed, { timeout: 30_000 }).toContainEqual({ state: 'passed' })

  // ── a pipeline asks: 0 when it passes, 1 when it does not, with JUnit for both
  const token = await makeToken(app, cast.manager, ['read', 'smoke'])
  const good = await pipeline(app, token, key)
  expect([good.code, good.junit]).toEqual([0, expect.stringContaining('failures="0"')])
  await setFault(app, broken)
  const bad = await pipeline(app, token, key)
  expect([bad.code, bad.junit]).toEqual([1, expect.stringContaining('status 500, expected 200')])
  await clearFaults(app)

  // ── written down as a file, and applied: nothing would change
  expect(await applied(app, token, suiteId)).toContain(`${key}: nothing to do`)
  await leave()
})

/** Runs the suite from its page, and opens the run when it is over. */
async function runInStaging(page: Page, address: string, headline: string): Promise<void> {
  await page.goto(address)
  const row = panel(page, 'Environments').locator('div').filter({ hasText: 'Staging' }).first()
  await row.getByRole('button', { name: 'Run 2 steps' }).first().click()
  await row.getByRole('link', { name: headline }).click()
  await page.waitForURL(/\/smoke\/runs\//)
  await expect(page.getByText(headline).first()).toBeVisible()
}

async function schedule(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await panel(page, 'Runs by itself')
    .getByRole('button', { name: /Set schedule.*Staging/ })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Every', { exact: true }).fill('5')
  await dialog.getByLabel('Unit').selectOption({ label: 'seconds' })
  await dialog.getByLabel('Alarm after').fill('2')
  await dialog.getByLabel('Over after').fill('1')
  await dialog.getByRole('button', { name: 'Save schedule' }).click()
  await expect(dialog).toBeHidden()
}

/** Tells a deployment to staging as a pipeline does, signed with the secret of a hook made for it. */
async function deploy(app: RunningApp): Promise<void> {
  const { createHook } = await import('@/lib/smoke/hooks/create-hook')
  const [staging] = await ownerSql<{ id: string }>(
    app,
    `select e.id from environments e join integrations i on i.id = e.integration_id where i.key = 'uppzy' and e.key = 'staging'`,
  )
  const manager = await actorOf(app, cast.manager)
  const hook = done(await createHook(manager, { environmentId: staging!.id, kind: 'signed', name: `Pipeline ${randomUUID().slice(0, 6)}` }))
  const body = JSON.stringify({ version: '3.8.1', by: 'pipeline' })
  const id = `msg_${randomUUID()}`
  const at = new Date()
  const sent = (signature: string) =>
    fetch(`${app.url}/api/webhooks/deployments/${hook.hookId}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': signature,
      },
      body,
    })
  const signature = new Webhook(hook.secret).sign(id, at, body)
  expect((await sent(new Webhook(`whsec_${Buffer.alloc(24, 1).toString('base64')}`).sign(id, at, body))).status).toBe(401)
  expect((await sent(signature)).status).toBeLessThan(300)
}

/** What `gonogo smoke` of a pipeline ends with. */
async function pipeline(app: RunningApp, token: string, suite: string): Promise<{ code: number; junit: string }> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gonogo-pipeline-'))
  const file = path.join(folder, 'junit.xml')
  const { code } = await gonogo(app, token, ['smoke', suite, '--integration', 'uppzy', '--env', 'staging', '--junit', file])
  const junit = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : ''
  fs.rmSync(folder, { recursive: true })
  return { code, junit }
}

/** What `gonogo apply --dry-run` says of the suite as the product writes it down. */
async function applied(app: RunningApp, token: string, suiteId: string): Promise<string> {
  const written = await fetch(`${app.url}/api/v1/suites/${suiteId}/file`, { headers: { authorization: `Bearer ${token}` } })
  expect(written.status).toBe(200)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gonogo-suites-'))
  fs.writeFileSync(path.join(folder, 'suite.yaml'), await written.text())
  const { code, said } = await gonogo(app, token, ['apply', folder, '--integration', 'uppzy', '--dry-run'])
  fs.rmSync(folder, { recursive: true })
  expect(code, said).toBe(0)
  return said
}

function gonogo(app: RunningApp, token: string, args: string[]): Promise<{ code: number; said: string }> {
  const env = { ...process.env, GONOGO_URL: app.url, GONOGO_TOKEN: token }
  return new Promise((resolve) => {
    execFile(process.execPath, ['lib/cli/gonogo.mjs', ...args], { cwd: root, env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, said: `${stdout}${stderr}` })
    })
  })
}
