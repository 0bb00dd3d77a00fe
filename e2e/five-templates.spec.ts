import type { Browser, Page } from '@playwright/test'
import type { Cast } from '@/prisma/seed/demo/fill-people'
import { cast, expect, test } from './support/fixtures'
import { move, plan, runSuites, sign, smoke, station, verdict } from './support/release-page'
import { ownerSql, sessionCookie, sessionOf } from './support/session'
import { actorOf, done, enter, leave } from './support/stage'
import type { RunningApp } from './support/start-app'

/*
 * The plan of each of the five teams becomes a release in the browser and is worked to its end: some items by hand as a person
 * would, items that do not apply with their reason, the bulk through the same verbs; signed, started, completed.
 */

type Hand =
  | { item: string; tick: true }
  | { item: string; link: string }
  | { item: string; text: string }
  | { item: string; output: string }
  | { item: string; number: string; outside: string }

type Team = {
  template: string
  integration: string
  title: string
  /** Facts as the form is to say them: label → on or off. */
  facts: Record<string, boolean>
  byHand: Hand[]
  /** Items that do not apply, each with words of its reason. */
  absent: Record<string, string>
  /** Items that apply although another answer would hide them. */
  present: string[]
}

const teams: Team[] = [
  {
    template: 'dated_release',
    integration: 'hostaway',
    title: 'Rate plans',
    facts: { 'Changes cursor pagination': false, 'Needs maintenance mode': true },
    byHand: [
      { item: 'Lint is clean', tick: true },
      { item: 'Loading a page', outside: '260', number: '140' },
      { item: 'Release notes', link: 'https://docs.example.invalid/notes' },
    ],
    absent: { 'Cursor pagination works': 'Changes cursor pagination', 'Root cause found': 'Is being rolled back' },
    present: ['Maintenance mode enabled'],
  },
  {
    template: 'uppzy_release',
    integration: 'uppzy',
    title: 'Longer sessions',
    facts: { 'Uses async chat': true, 'Affects content sync': false, 'Feedback is wired': false, 'Rotates the API key': true },
    byHand: [
      { item: 'Retries are bounded', tick: true },
      { item: 'One rollback path is documented', link: 'https://docs.example.invalid/rollback' },
    ],
    absent: { 'One document operation works': 'Affects content sync', 'One feedback is submitted': 'Feedback is wired' },
    present: ['One async chat works', '6. Revoke the old key, only after that verification'],
  },
  {
    template: 'qwed_go_live',
    integration: 'qwed',
    title: 'Second verifier',
    facts: { 'Gradual rollout by weeks (recommended)': true, 'Verifies in batches': false },
    byHand: [
      { item: 'All calls are guarded', tick: true },
      { item: 'Age of the key: rotated at least every 90 days', outside: '120', number: '30' },
      { item: 'All tests of test_qwed_integration.py pass', output: '84 passed, 0 failed in 12.3 s' },
    ],
    absent: { 'Batch verification is tested': 'Verifies in batches', 'Shadow mode: results compared with production': 'Shadow mode' },
    present: ['Week 1: canary, share of the traffic'],
  },
  {
    template: 'recsys_readiness',
    integration: 'recsys',
    title: 'Fresh artifacts',
    facts: { 'Logs exposures': true, 'Runs experiments': false },
    byHand: [
      { item: 'Dev headers are disabled', tick: true },
      { item: 'The TTL of the manifest fits', text: '15 minutes; a manifest every 5' },
      { item: 'The docs check is green', output: 'docs-check: ok' },
    ],
    absent: { 'EXPERIMENT_ASSIGNMENT_SALT is set': 'Runs experiments' },
    // Not for a fact: because the environment has a value.
    present: ['EXPOSURE_HASH_SALT is set', 'Exposure rows hold hashed people only'],
  },
  {
    template: 'clay_integration',
    integration: 'clay',
    title: 'Company data',
    facts: { 'Receives webhooks': true },
    byHand: [
      { item: 'Keys are in a vault', tick: true },
      { item: 'On-call escalation path', link: 'https://docs.example.invalid/escalation' },
      { item: 'Tests pass', output: 'Tests 211 passed, 0 failed' },
    ],
    absent: { 'A webhook with a wrong signature is refused': 'CLAY_WEBHOOK_SECRET' },
    present: ['Webhook endpoints use HTTPS'],
  },
]

/** Pages stay open from one team to the next: signing in and loading the first page cost most. */
const pages = new Map<string, Page>()
async function pageOf(app: RunningApp, browser: Browser, email: string): Promise<Page> {
  const known = pages.get(email)
  if (known) return known
  const context = await browser.newContext({ baseURL: app.url, viewport: { width: 1360, height: 900 } })
  await context.addCookies([{ name: sessionCookie, value: await sessionOf(app, email), url: app.url }])
  const page = await context.newPage()
  pages.set(email, page)
  return page
}

let people: Cast

test.beforeAll(async ({ app }) => {
  await enter(app)
  people = {
    ines: await actorOf(app, cast.manager),
    mira: await actorOf(app, cast.techLead),
    tomas: await actorOf(app, cast.devops),
    ayo: await actorOf(app, cast.qaLead),
    jun: await actorOf(app, cast.productOwner),
    lena: await actorOf(app, cast.deploymentLead),
    sam: await actorOf(app, cast.onCall),
  }
})

test.afterAll(async () => {
  for (const page of pages.values()) await page.context().close()
  pages.clear()
  await leave()
})

for (const team of teams) {
  test(`${team.template} is worked to its end`, async ({ app, browser }) => {
    const { signAll, work } = await import('@/prisma/seed/demo/make-release')
    const ines = await pageOf(app, browser, cast.manager)
    if (team.integration === 'clay') await clearClay(app)
    const releaseId = await createInBrowser(app, ines, team)
    await move(ines, 'Begin preparation', 'Begin preparation')

    // ── what does not apply says why, and what applies is there
    await plan(ines).getByRole('button', { name: 'Show', exact: true }).click()
    for (const [item, reason] of Object.entries(team.absent)) await expectAbsent(ines, item, reason)
    for (const item of team.present) await expect(boxOf(await find(ines, item), item, 'open')).toBeVisible()
    if (team.integration === 'clay') await completeClay(app, ines)

    // ── by hand, then the bulk
    for (const hand of team.byHand) await settleByHand(ines, hand)
    if (team.integration === 'clay') await tickInChinese(ines)
    await expectKept(releaseId, [...team.byHand.map(({ item }) => item), ...(team.integration === 'clay' ? [inChinese.en] : [])])
    await runSuites(ines)
    await work(people, releaseId, (item) => item.before === 'start')
    await expect(station(ines, 'Smoke')).not.toContainText('HOLD')
    await expect(station(ines, 'Checklist')).not.toContainText('HOLD')

    // ── signed, the first slot in the browser; started
    await move(ines, 'Ask for signatures', 'Ask for signatures')
    const mira = await pageOf(app, browser, cast.techLead)
    await mira.goto(`/releases/${releaseId}`)
    await sign(mira, 'Tech Lead')
    // Pages that nobody looks at would follow every tick.
    await mira.goto('about:blank')
    await signAll(people, releaseId, 'start', ['tech_lead'])
    await expect(verdict(ines)).toContainText('It may start.')
    await move(ines, 'Start', 'Start now')
    await expect(ines.getByText('in progress').first()).toBeVisible()

    // ── the window, the watch and what follows
    await runSuites(ines)
    await expect(smoke(ines)).toContainText('passed')
    await work(people, releaseId, (item) => item.before === 'completion')
    await move(ines, 'Begin the watch', 'Begin the watch')
    await signAll(people, releaseId, 'completion')
    await expect(verdict(ines)).toContainText('It may be completed.')
    await move(ines, 'Complete', 'Complete it')
    await expect(verdict(ines)).toContainText('Completed')
    await expectEnd(app, releaseId, team)
  })
}

/** Fills the form of a new release: place, template, facts, window. Answers the release's id. */
async function createInBrowser(app: RunningApp, page: Page, team: Team): Promise<string> {
  const [place] = await ownerSql<{ id: string }>(app, 'select id from integrations where key = $1', [team.integration])
  const [template] = await ownerSql<{ id: string }>(app, 'select id from templates where key = $1', [team.template])
  await page.goto(`/releases/new?integration=${place!.id}`)
  await page.getByLabel('Environment').selectOption({ label: 'Production (production)' })
  await page.getByLabel('Template').selectOption(template!.id)
  await page.getByLabel('Title').fill(team.title)
  await page.getByLabel('Version').fill('1.0.0')
  await page.getByLabel('Artifact 1 Name').fill(`registry.example.invalid/${team.integration}:1.0.0`)
  await page.getByLabel('Artifact 1 Digest').fill(`sha256:${'cd'.repeat(32)}`)
  for (const [label, on] of Object.entries(team.facts)) await page.getByLabel(label).setChecked(on)
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Begins').fill(`${day}T02:00`)
  await page.getByLabel('Ends').fill(`${day}T03:00`)
  await page.getByRole('button', { name: 'Create release' }).click()
  await page.waitForURL(/\/releases\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(team.title)
  return new URL(page.url()).pathname.split('/').at(-1)!
}

/** Narrows the plan to what says these words, and answers it. */
async function find(page: Page, words: string) {
  await plan(page).getByRole('searchbox').fill(words)
  return plan(page)
}

const boxOf = (where: ReturnType<typeof plan>, item: string, state: string) =>
  where.getByLabel(new RegExp(`^${item.replaceAll(/[.()?+*]/g, '\\$&')}.*: ${state}$`)).first()

async function expectAbsent(page: Page, item: string, reason: string): Promise<void> {
  const where = await find(page, item)
  await expect(boxOf(where, item, 'does not apply')).toBeVisible()
  await expect(where).toContainText(reason)
}

async function settleByHand(page: Page, hand: Hand): Promise<void> {
  const where = await find(page, hand.item)
  if ('tick' in hand) await boxOf(where, hand.item, 'open').click()
  else if ('link' in hand) await attach(page, 'Add link', 'Address', hand.link)
  else if ('text' in hand) await attach(page, 'Write text', 'What was seen or done', hand.text)
  else if ('output' in hand) await attach(page, 'Paste output', 'What the command printed', hand.output)
  else {
    await attach(page, 'Enter number', 'Measured', hand.outside)
    await expect(boxOf(where, hand.item, 'failed')).toBeVisible()
    await where.locator('[data-item] button[data-text]').first().click()
    await attach(page, 'Add evidence', 'Measured', hand.number)
  }
  await expect(boxOf(where, hand.item, 'done')).toBeVisible()
}

/** Attaches evidence to the one item that is shown, and ticks it in the same step where that is offered. */
async function attach(page: Page, button: string, label: string, value: string): Promise<void> {
  await plan(page).getByRole('button', { name: button, exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(label).fill(value)
  await dialog.getByRole('button', { name: 'Attach' }).click()
  await expect(dialog).toBeHidden()
}

/** Production of Clay and the two variables it lacks in the demo. */
async function clayPlace(app: RunningApp) {
  return ownerSql<{ integrationId: string; environmentId: string; variableId: string; key: string }>(
    app,
    `select i.id "integrationId", e.id "environmentId", v.id "variableId", v.key from integrations i
     join environments e on e.integration_id = i.id and e.key = 'production'
     join variables v on v.integration_id = i.id and v.key in ('CLAY_WEBHOOK_SECRET', 'CLAY_WEBHOOK_URL') where i.key = 'clay'`,
  )
}

/** The webhook values are not set, also when this is run a second time on the same product. */
async function clearClay(app: RunningApp): Promise<void> {
  const { clearValue } = await import('@/lib/integrations/clear-value')
  for (const { variableId, environmentId } of await clayPlace(app)) done(await clearValue(people.ines!, { variableId, environmentId }))
}

/** Production of Clay lacks two owners and two values. Once the webhook secret is set, the item that asks for it appears. */
async function completeClay(app: RunningApp, page: Page): Promise<void> {
  const { assignOwner } = await import('@/lib/integrations/assign-owner')
  const { setValue } = await import('@/lib/integrations/set-value')
  const values: Record<string, string> = {
    CLAY_WEBHOOK_SECRET: 'whs-demo-production-Ty1',
    CLAY_WEBHOOK_URL: 'https://hooks.example.invalid/clay',
  }
  const rows = await clayPlace(app)
  for (const area of ['document_rollout', 'release_approvals'])
    done(await assignOwner(people.ines!, { integrationId: rows[0]!.integrationId, area, personId: people.sam!.id }))
  for (const { key, variableId, environmentId } of rows)
    done(await setValue(people.ines!, { variableId, environmentId, value: values[key]! }))
  const item = 'A webhook with a wrong signature is refused'
  await expect(boxOf(await find(page, item), item, 'open')).toBeVisible()
}

/** What was settled in the browser is kept: a page shows a tick before it is. */
async function expectKept(releaseId: string, items: string[]): Promise<void> {
  const { leavesOf } = await import('@/prisma/seed/demo/work-items')
  const open = async () => (await leavesOf(releaseId)).filter(({ text, state }) => state === 'open' && items.includes(text))
  await expect.poll(async () => (await open()).map(({ key }) => key)).toEqual([])
}

const inChinese = { en: 'No credentials are hard-coded', zh: '没有硬编码的凭据' }

/** The same plan read and ticked in Chinese, and then in both languages side by side (CLY-1). */
async function tickInChinese(page: Page): Promise<void> {
  const read = (language: string) => plan(page).getByRole('button', { name: language, exact: true }).click()
  await read('中文')
  await plan(page).getByRole('searchbox').fill(inChinese.zh)
  await boxOf(plan(page), inChinese.zh, 'open').click()
  await expect(boxOf(plan(page), inChinese.zh, 'done')).toBeVisible()
  await expect(plan(page)).not.toContainText(inChinese.en)
  await read('Both')
  await expect(plan(page)).toContainText(inChinese.en)
  await expect(plan(page)).toContainText(inChinese.zh)
  await read('English')
}

/** The release is over, everything it asked for is settled, and what did not apply was never touched. */
async function expectEnd(app: RunningApp, releaseId: string, team: Team): Promise<void> {
  const { readChecklist } = await import('@/lib/checklists/read-checklist')
  const { db } = await import('@/lib/core/db/client')
  const release = await db.release.findUniqueOrThrow({ where: { id: releaseId }, include: { slots: { include: { signatures: true } } } })
  expect([release.state, release.endedAt !== null]).toEqual(['completed', true])
  expect(release.slots.filter((slot) => !slot.signatures.some((signature) => signature.decision === 'go'))).toEqual([])
  const { items } = (await readChecklist(db, release.checklistId, new Date()))!
  const leaves = items.filter((item) => !item.judged.parent)
  expect(leaves.filter((item) => !['done', 'absent'].includes(item.judged.state)).map((item) => item.key)).toEqual([])
  const touched = leaves.filter((item) => item.judged.state === 'absent' && item.settledAt !== null)
  expect(touched.map((item) => item.key)).toEqual([])
  expect(
    leaves.some((item) => item.judged.state === 'absent'),
    team.template,
  ).toBe(team.integration !== 'clay' || leaves.length > 0)
  const [audited] = await ownerSql<{ count: number }>(
    app,
    `select count(*)::int count from audit_entries where action = 'release.complete' and entity_id = $1`,
    [releaseId],
  )
  expect(audited?.count).toBe(1)
}
