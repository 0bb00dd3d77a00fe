import { chromium } from '@playwright/test'
import config from '../playwright.config'
import { sessionCookie } from '../e2e/support/session'
import type { RunningApp } from '../e2e/support/start-app'
import { timed } from './figure'

/** Milliseconds of each counted run, as a person at a browser waits for them. */
export type BrowserTimes = { shown: number[]; interactive: number[]; ticked: number[]; settled: number[] }

/**
 * Opens a release's page again and again with what the browser keeps from the visit before, and ticks item after item of it. `interactive`
 * is from the navigation to the frame after React holds the first box; `ticked` from a click to the box that shows it; `settled` to the row
 * that names who settled it, which only the server knows.
 */
export async function measureInBrowser(app: RunningApp, cookie: string, releaseId: string, name: string): Promise<BrowserTimes> {
  const browser = await chromium.launch(config.use?.launchOptions)
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    await context.addCookies([{ name: sessionCookie, value: cookie, url: app.url }])
    const page = await context.newPage()
    // What a loader of TypeScript wraps functions with is not there in a page.
    await page.addInitScript('globalThis.__name ??= (one) => one')
    await page.addInitScript(watchForHands)
    const shown: number[] = []
    const interactive: number[] = []
    for (let visit = 0; visit < 12; visit++) {
      await page.goto(`${app.url}/releases/${releaseId}`)
      const times = await page.waitForFunction(() => (window as Watched).hands).then((found) => found.jsonValue())
      if (visit > 1) {
        shown.push(times!.shown)
        interactive.push(times!.interactive)
      }
      await page.waitForTimeout(500)
    }
    const ticked: number[] = []
    const settled: number[] = []
    await timed(20, 3, async (n) => {
      const times = await page.evaluate(tickOne, name)
      if (n < 3) return
      ticked.push(times.ticked)
      settled.push(times.settled)
      // The next one is not to wait for what this one still has under way.
      await page.waitForTimeout(900)
    })
    return { shown, interactive, ticked, settled }
  } finally {
    await browser.close()
  }
}

type Watched = Window & { hands?: { shown: number; interactive: number } }

/** In the page: writes down when the first box of the plan is painted, and when React holds it. */
function watchForHands(): void {
  let shown: number | null = null
  const look = () => {
    const box = document.querySelector('[data-plan] [data-box]')
    if (box) shown ??= performance.now()
    if (box && Object.keys(box).some((name) => name.startsWith('__reactFiber'))) {
      requestAnimationFrame(() => {
        ;(window as Watched).hands = { shown: shown!, interactive: performance.now() }
      })
    } else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** In the page: clicks the first open box and waits until its row says who settled it. */
async function tickOne(name: string): Promise<{ ticked: number; settled: number }> {
  const box = [...document.querySelectorAll<HTMLElement>('[data-plan] [data-box]')].find(
    (one) => one.getAttribute('aria-checked') === 'false',
  )!
  const row = box.closest('[data-item]')!
  const begun = performance.now()
  let ticked: number | null = null
  box.click()
  return new Promise((resolve) => {
    const look = () => {
      if (box.getAttribute('aria-checked') === 'true') ticked ??= performance.now() - begun
      if (ticked !== null && row.textContent?.includes(name)) resolve({ ticked, settled: performance.now() - begun })
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}
