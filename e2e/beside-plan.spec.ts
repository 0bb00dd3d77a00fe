import { SMTPServer } from 'smtp-server'
import { expectAccessible } from './support/axe'
import { datedRelease } from './support/dated-stage'
import { cast, expect, test } from './support/fixtures'
import { ownerSql } from './support/session'
import { actorOf, done, enter, leave } from './support/stage'
import { freePort, type RunningApp } from './support/start-app'

/*
 * What goes beside a plan, by two people: a mail to clients, a risk, a reading that became due, a lesson with an action, and the bell that
 * says each thing once.
 */

test('communications, risks, readings, lessons and the bell of one release', async ({ app, as }) => {
  await enter(app)
  const manager = await actorOf(app, cast.manager)
  // Twenty minutes into the window: the first reading is due, and missed in a quarter of an hour.
  const start = new Date(Math.floor(Date.now() / 60_000) * 60_000 - 20 * 60_000)
  const { releaseId, title, itemId } = await datedRelease(manager, { start, minutes: 90, timeZone: 'UTC' }, start)
  await announceTwice()
  const address = `/releases/${releaseId}`
  const ines = await as(cast.manager, { locale: 'en' })
  await ines.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const dialog = ines.getByRole('dialog')

  // ── a communication: a missing field is refused by its name, then previewed, copied, sent, kept
  await ines.goto(`${address}/communications`)
  const planned = ines.getByRole('button', { name: /^Prepare ?: Maintenance mail$/ })
  await planned.click()
  await dialog.getByLabel('To', { exact: true }).fill('one@example.invalid, two@example.invalid')
  await expect(dialog.getByText('One field is still empty')).toBeVisible()
  await dialog.getByRole('button', { name: 'Send by mail' }).click()
  await expect(dialog.getByLabel('Impact')).toBeFocused()
  await expect(dialog.getByText('The text needs this field. Fill it in.')).toBeVisible()
  await dialog.getByLabel('Impact').fill('Search may be slow')
  await expect(dialog.getByRole('region', { name: 'As it will leave' })).toContainText('Impact: Search may be slow.')
  await expectAccessible(ines, 'a communication being prepared')
  await dialog.getByRole('button', { name: 'Copy and keep as posted' }).click()
  await expect(dialog).toBeHidden()
  const copied = await ines.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain(`${title} 1.0.0: maintenance`)
  expect(copied).toContain('Impact: Search may be slow.\nteam@example.invalid')
  await planned.click()
  await dialog.getByLabel('Impact').fill('None')
  await dialog.getByLabel('To', { exact: true }).fill('one@example.invalid, two@example.invalid')
  await dialog.getByRole('button', { name: 'Send by mail' }).dblclick()
  await expect(dialog).toBeHidden()
  const kept = ines.locator('details').filter({ hasText: `${title} 1.0.0: maintenance` })
  await expect(kept).toHaveCount(2)
  await kept.filter({ hasText: 'sent by mail' }).locator('summary').click()
  await expect(kept.filter({ hasText: 'sent by mail' })).toContainText('2 held: no mail server')
  expect(await deliverHeld(app, releaseId)).toEqual(['one@example.invalid', 'two@example.invalid'])
  await ines.reload()
  await kept.filter({ hasText: 'sent by mail' }).locator('summary').click()
  await expect(kept.filter({ hasText: 'sent by mail' })).toContainText('2 delivered')
  await expectAccessible(ines, 'communications')

  // ── a risk, seen in the matrix
  await ines.goto(`${address}/risks`)
  await ines.getByRole('button', { name: 'Add risk' }).click()
  await dialog.getByLabel('What may go wrong').fill('The index is rebuilt in the window')
  await dialog.getByLabel('Probability').selectOption('high')
  await dialog.getByLabel('Impact').selectOption('high')
  await dialog.getByLabel('Who watches it').selectOption({ label: 'Sam Oduya' })
  await dialog.getByRole('button', { name: 'Add risk' }).click()
  await expect(dialog).toBeHidden()
  const cell = ines.getByRole('row', { name: 'probability high' }).getByRole('cell').last()
  await expect(cell).toContainText('severe')
  await cell.getByRole('link', { name: 'The index is rebuilt' }).click()
  await expect(ines.locator('li:target')).toContainText('watched by Sam Oduya')
  await expectAccessible(ines, 'risks')

  // ── the bell says once that a reading is due; its figures are entered and stand in the table
  const sam = await as(cast.onCall, { locale: 'en' })
  await sam.goto(`${address}/readings`)
  const bell = sam.getByRole('button', { name: /^Notices:/ })
  await bell.click()
  const notice = sam.getByRole('dialog').getByRole('link').filter({ hasText: title }).filter({ hasText: 'Reading due: First hour +15 min' })
  await expect(notice).toHaveCount(1)
  await expect(notice).toContainText('unread')
  await expectAccessible(sam, 'the bell')
  await notice.click()
  await expect(sam.getByRole('dialog')).toHaveCount(0)
  await sam
    .locator(`#item-${itemId('hour_one_15')}`)
    .getByRole('button', { name: 'Enter figures' })
    .click()
  const figures = sam.getByRole('dialog')
  await figures.getByLabel('Error rate', { exact: true }).fill('1,200')
  await figures.getByLabel('no data: p95').check()
  await figures.getByRole('button', { name: 'Save reading' }).click()
  await expect(figures.getByText('Give a number, or say that there is no data.')).toBeVisible()
  await figures.getByLabel('Error rate', { exact: true }).fill('1.2')
  await figures.getByRole('button', { name: 'Save reading' }).click()
  await expect(figures).toBeHidden()
  const table = sam.getByRole('region', { name: 'Figures over time' })
  await expect(table.getByRole('row').filter({ hasText: 'Error rate' })).toContainText(/1\.2 %.*past threshold/s)
  await expect(table.getByRole('row').filter({ hasText: 'p95' })).toContainText('no data')
  await bell.click()
  await expect(notice).toHaveCount(1)
  await expect(notice).not.toContainText('unread')
  await sam.keyboard.press('Escape')
  await expectAccessible(sam, 'readings')

  // ── a lesson with an action, which stands on its owner's board until it is done
  await ines.goto(`${address}/lessons`)
  await ines.getByLabel('Write under Surprises').fill('The index was rebuilt at noon')
  await ines.getByRole('button', { name: /^Add ?: Surprises$/ }).click()
  await ines.getByRole('button', { name: 'Give an action from this: The index was rebuilt at noon' }).click()
  await dialog.getByLabel('What is to be done').fill(`Rebuild at night (${title})`)
  await dialog.getByRole('button', { name: 'Give an action' }).click()
  await expect(dialog.getByText('Fill this in.')).toBeVisible()
  await dialog.getByLabel('Who does it').selectOption({ label: 'Sam Oduya' })
  await dialog.getByRole('button', { name: 'Give an action' }).click()
  await expect(dialog).toBeHidden()
  await expectAccessible(ines, 'lessons')
  await sam.goto('/')
  const need = sam.getByRole('listitem').filter({ hasText: `Rebuild at night (${title})` })
  await expect(need).toBeVisible()
  await expectAccessible(sam, 'the board')
  await need.getByRole('link').last().click()
  const action = sam.getByRole('listitem').filter({ hasText: `Rebuild at night (${title})` })
  await action.getByRole('button', { name: /^Done/ }).click()
  await expect(action).toContainText('done by Sam Oduya')
  await sam.goto('/')
  await expect(sam.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(need).toHaveCount(0)
  await leave()
})

/** The work of the worker's minute, twice and beside the worker itself. */
async function announceTwice(): Promise<void> {
  const { job } = await import('@/lib/core/actor')
  const { announceReadings } = await import('@/lib/readings/announce-readings')
  const both = await Promise.all([announceReadings(job('worker'), {}), announceReadings(job('worker'), {})])
  for (const answer of both) done(answer)
}

/** Delivers what the product holds for want of a mail server through one of our own; answers who it arrived at. */
async function deliverHeld(app: RunningApp, releaseId: string): Promise<string[]> {
  const { deliverMessage } = await import('@/lib/core/outbox/deliver-message')
  const arrived: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, callback) => {
      stream.resume()
      stream.on('end', () => {
        arrived.push(...session.envelope.rcptTo.map((one) => one.address))
        callback()
      })
    },
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  Object.assign(process.env, { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'gonogo@example.invalid' })
  try {
    const rows = await ownerSql<{ id: string }>(
      app,
      `select o.id from outbox o join communications c on o.dedup_key like 'communication:' || c.id || ':%'
       join releases r on r.checklist_id = c.checklist_id where r.id = $1`,
      [releaseId],
    )
    for (const { id } of rows) expect(await deliverMessage({ id })).toBe('delivered')
  } finally {
    delete process.env.SMTP_URL
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return arrived.toSorted()
}
