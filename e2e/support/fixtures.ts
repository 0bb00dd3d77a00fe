import { type Browser, type BrowserContext, type Page, test as base } from '@playwright/test'
import { sessionCookie, sessionOf } from './session'
import { type RunningApp, startApp } from './start-app'

type Look = { theme?: 'light' | 'dark'; locale?: 'en' | 'zh'; width?: number }
type Visit = (email: string, options?: Look) => Promise<Page>
type Workers = {
  app: RunningApp
  /** A page in a browser that stays for all who look alike: what one of them fetched is not fetched again. */
  again: Visit
}
type Tests = {
  /** A page of somebody who is signed in; each call is a browser of its own. */
  as: Visit
}

/** A browser of its own for one person, signed in. */
async function enter(browser: Browser, app: RunningApp, email: string, { theme, locale, width }: Look): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: app.url,
    colorScheme: theme ?? 'light',
    viewport: { width: width ?? 1360, height: 900 },
  })
  const cookies = [{ name: sessionCookie, value: await sessionOf(app, email), url: app.url }]
  if (locale) cookies.push({ name: 'gonogo_locale', value: locale, url: app.url })
  if (theme) cookies.push({ name: 'gonogo_theme', value: theme, url: app.url })
  await context.addCookies(cookies)
  return context
}

/** Whether React has taken over what stands in the page's middle: a click before that is lost. */
const isAlive = () => {
  const last = [...document.querySelectorAll('main button, main a')].at(-1)
  return !last || Object.keys(last).some((key) => key.startsWith('__reactFiber$'))
}

/** A page that has come when it can be used. */
async function open(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  const goto = page.goto.bind(page)
  page.goto = async (address, options) => {
    const response = await goto(address, options)
    if (response?.headers()['content-type']?.startsWith('text/html')) await page.waitForFunction(isAlive)
    return response
  }
  return page
}

/** One running product with its demo for each worker, and pages of its people. */
export const test = base.extend<Tests, Workers>({
  app: [
    // biome-ignore lint: Playwright wants a destructured first argument.
    async ({}, use) => {
      const app = await startApp()
      await use(app)
      await app.stop()
    },
    { scope: 'worker', timeout: 400_000 },
  ],
  again: [
    async ({ app, browser }, use) => {
      const contexts = new Map<string, BrowserContext>()
      await use(async (email, options = {}) => {
        const key = JSON.stringify([email, options])
        const context = contexts.get(key) ?? (await enter(browser, app, email, options))
        contexts.set(key, context)
        return open(context)
      })
      for (const context of contexts.values()) await context.close()
    },
    { scope: 'worker' },
  ],
  as: async ({ app, browser }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (email, options = {}) => {
      const context = await enter(browser, app, email, options)
      contexts.push(context)
      return open(context)
    })
    for (const context of contexts) await context.close()
  },
})

export { expect } from '@playwright/test'
export { cast } from './cast'
