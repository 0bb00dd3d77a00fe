import type { Page } from '@playwright/test'
import { demoPassword } from '@/prisma/seed/demo/people'
import { expect } from './fixtures'

/* The release page as a person works with it, in English. */

export const verdict = (page: Page) => page.getByRole('region', { name: 'May it go?' })
export const station = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Stations' }).getByRole('listitem').filter({ hasText: name })
export const slot = (page: Page, name: string) => page.locator('#sign-off li').filter({ hasText: name })
export const plan = (page: Page) => page.locator('#plan')
export const smoke = (page: Page) => page.locator('#smoke')

/** Signs GO for a slot, password and all. */
export async function sign(page: Page, slotName: string, again = false): Promise<void> {
  await slot(page, slotName)
    .getByRole('button', { name: again ? 'Sign again' : 'Sign', exact: true })
    .click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Your signature means')).toBeVisible()
  await dialog.getByLabel('Your password').fill(demoPassword)
  await dialog.getByRole('button', { name: 'Sign GO' }).click()
  await expect(dialog).toBeHidden()
  await expect(slot(page, slotName)).toContainText('GO')
}

/** Takes a step of the release and confirms it. */
export async function move(page: Page, button: string, confirm: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: confirm, exact: true }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

/** Runs every suite of the release from its smoke panel. */
export async function runSuites(page: Page): Promise<void> {
  const suites = smoke(page).locator('li[id^="smoke-"]')
  await expect(suites.first()).toBeVisible()
  for (const suite of await suites.all()) await suite.getByRole('button', { name: /^Run \d+ steps?$/ }).click()
}
