import type { Page } from '@playwright/test'
import { expectAccessible } from './support/axe'
import { cast, expect, test } from './support/fixtures'
import { addressOf, outside, pagePatterns } from './support/pages'

/*
 * Every page there is, found in the app folder: accessible in light and dark, in both languages, on a wide screen and at
 * 375 px, with nothing in the browser's console. A new page is in here by being written.
 */
const inside = pagePatterns().filter((pattern) => !outside.has(pattern))

test('pages are found at all', () => {
  expect(inside.length).toBeGreaterThan(8)
})

for (const pattern of inside) {
  test(`${pattern} in English and light, in Chinese and dark at 375 px`, async ({ app, again }) => {
    const address = await addressOf(app, pattern)
    // Both at once: while one loads, the other is judged.
    const [light, dark] = await Promise.all([
      again(cast.administrator, { theme: 'light', locale: 'en' }),
      again(cast.administrator, { theme: 'dark', locale: 'zh', width: 375 }),
    ])
    await Promise.all([look(light, address, 'en'), look(dark, address, 'zh')])
    const overflow = await dark.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, 'the page scrolls sideways').toBeLessThanOrEqual(0)
    await Promise.all([light.close(), dark.close()])
  })
}

/** Opens a page and holds it to what every page must be. */
export async function look(page: Page, address: string, locale: 'en' | 'zh'): Promise<void> {
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  const response = await page.goto(address)
  expect(response?.status(), address).toBe(200)
  await expect(page.locator('html')).toHaveAttribute('lang', locale)
  await expect(page.locator('main')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  // Charts and lists that come after the first paint are looked at too.
  await page.waitForLoadState('load')
  await page.waitForTimeout(400)
  await expectAccessible(page, address)
  const text = await page.locator('body').innerText()
  expect(text.match(/\b(MISSING_MESSAGE|undefined|\[object Object\]|NaN|Invalid Date)\b/g) ?? []).toEqual([])
  expect(complaints).toEqual([])
}
