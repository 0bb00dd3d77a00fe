import ICAL from 'ical.js'
import { expectAccessible } from './support/axe'
import { datedRelease } from './support/dated-stage'
import { cast, expect, test } from './support/fixtures'
import { actorOf, enter, leave } from './support/stage'

/*
 * The window of a release is moved with the keyboard and with the pointer: what would move is shown first, everything relative follows, a
 * time of day stays, and the calendar that was subscribed before holds the new times until its link is revoked.
 */

const hour = 3_600_000
const zone = { name: 'Asia/Tokyo', aheadMs: 9 * hour }

test('a moved window takes along what is relative to it, and the feed says so', async ({ app, as }) => {
  await enter(app)
  // 02:00 in Tokyo, ten days ahead.
  const start = new Date(Math.floor((Date.now() + 10 * 24 * hour) / (24 * hour)) * 24 * hour + 17 * hour)
  const { releaseId } = await datedRelease(await actorOf(app, cast.manager), { start, minutes: 60, timeZone: zone.name })
  const page = await as(cast.manager, { locale: 'en' })
  await page.goto(`/releases/${releaseId}/timeline`)
  const days = page.locator('section').filter({ has: page.locator('h2', { hasText: /^Days$/ }) })
  const row = (text: string) => days.locator('li').filter({ hasText: text }).last()
  const slider = page.getByRole('slider', { name: 'Release window' })
  const dialog = page.getByRole('dialog')
  await expect(row('Deploy')).toContainText('02:05')

  // ── a calendar subscribes
  await page.getByRole('button', { name: 'Feed of this release' }).click()
  const link = (await dialog.locator('pre').innerText()).trim()
  await dialog.getByRole('button', { name: 'I have it' }).click()
  expect((await readFeed(link)).get('Deploy')).toBe(start.getTime() + 5 * 60_000)

  // ── with the keyboard, by an hour: shown first, and put back
  await page.getByRole('radio', { name: 'Around the window' }).check()
  await slider.press('Shift+ArrowRight')
  await expect(page.getByRole('status').filter({ hasText: 'Nothing has moved yet' })).toContainText('03:00–04:00 UTC+9')
  await slider.press('Escape')
  await expect(page.getByText('Nothing has moved yet')).toHaveCount(0)
  await slider.press('Shift+ArrowRight')
  await slider.press('Enter')
  const follows = dialog.getByRole('list', { name: 'Dues before and after' })
  await expect(follows.getByRole('listitem').filter({ hasText: 'Deploy' })).toContainText(/02:05 UTC\+9.*03:05 UTC\+9/)
  await expect(follows).not.toContainText('Call with the office')
  await expect(follows).not.toContainText('Backup is checked')
  await expect(row('Deploy')).toContainText('02:05')
  await expectAccessible(page, 'the window of what moves')
  await dialog.getByRole('button', { name: 'Move the window' }).click()
  await expect(dialog).toBeHidden()
  await expect(row('Deploy')).toContainText('03:05')
  await expect(row('Call with the office')).toContainText('16:00')

  // ── with the pointer, by days: the time of day goes to another day
  await page.getByRole('radio', { name: 'By days' }).check()
  const bar = (await slider.boundingBox())!
  const track = (await slider.locator('..').boundingBox())!
  const [x, y] = [bar.x + bar.width / 2, bar.y + bar.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + track.width * 0.06, y, { steps: 4 })
  await page.mouse.move(x + track.width * 0.12, y, { steps: 4 })
  await page.mouse.up()
  await expect(follows.getByRole('listitem').filter({ hasText: 'Call with the office' })).toContainText(/16:00.*16:00/)
  await expect(follows).toContainText('Backup is checked')
  await expect(follows).not.toContainText('Report is filed')
  const begins = await dialog.getByLabel('Begins').inputValue()
  expect(begins).toMatch(/T03:00$/)
  const moved = Date.parse(`${begins}:00Z`) - zone.aheadMs
  expect(moved - start.getTime()).toBeGreaterThanOrEqual(25 * hour)
  await dialog.getByRole('button', { name: 'Move the window' }).click()
  await expect(dialog).toBeHidden()
  await expect(row('Deploy')).toContainText('03:05')
  await expectAccessible(page, 'the timeline')

  // ── the calendar holds the new times; once revoked, its link answers nobody
  const feed = await readFeed(link)
  expect(feed.get('Deploy')).toBe(moved + 5 * 60_000)
  expect(feed.get('Clients are told')).toBe(moved + 30 * 60_000)
  expect(feed.get('Call with the office')).toBe(moved + 13 * hour)
  await page.getByRole('button', { name: 'Revoke feed' }).click()
  await page.getByRole('alertdialog').or(dialog).getByRole('button', { name: 'Revoke feed' }).click()
  await expect(page.getByRole('button', { name: 'Revoke feed' })).toHaveCount(0)
  expect((await fetch(link)).status).toBe(410)
  await leave()
})

/** Starts of a feed's entries by their titles, as a calendar program reads them. */
async function readFeed(link: string): Promise<Map<string, number>> {
  const response = await fetch(link)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('text/calendar')
  const calendar = new ICAL.Component(ICAL.parse(await response.text()) as never)
  const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))
  return new Map(events.map((event) => [event.summary, event.startDate.toJSDate().getTime()]))
}
