import { type BrowserContext, type Page, test as base } from '@playwright/test'
import { sessionCookie, sessionOf } from './session'
import { type RunningApp, startApp } from './start-app'

type Workers = { app: RunningApp }
type Tests = {
  /** A page of somebody who is signed in; each call is a browser of its own. */
  as: (email: string, options?: { theme?: 'light' | 'dark'; locale?: 'en' | 'zh'; width?: number }) => Promise<Page>
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
  as: async ({ app, browser }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (email, options = {}) => {
      const context = await browser.newContext({
        baseURL: app.url,
        colorScheme: options.theme ?? 'light',
        viewport: { width: options.width ?? 1360, height: 900 },
      })
      contexts.push(context)
      const cookies = [{ name: sessionCookie, value: await sessionOf(app, email), url: app.url }]
      if (options.locale) cookies.push({ name: 'gonogo_locale', value: options.locale, url: app.url })
      if (options.theme) cookies.push({ name: 'gonogo_theme', value: options.theme, url: app.url })
      await context.addCookies(cookies)
      return context.newPage()
    })
    for (const context of contexts) await context.close()
  },
})

export { expect } from '@playwright/test'
export { cast } from './cast'
