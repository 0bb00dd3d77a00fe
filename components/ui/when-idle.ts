/**
 * Runs a fetch of code in the browser once the page has loaded and rests; on a server never. What fails is asked for again when it is
 * needed.
 */
export function whenIdle(load: () => Promise<unknown>): void {
  if (typeof window === 'undefined') return
  const go = () => {
    // Safari has no idle callback.
    if ('requestIdleCallback' in window) window.requestIdleCallback(() => void load().catch(() => undefined), { timeout: 5000 })
    else setTimeout(() => void load().catch(() => undefined), 1500)
  }
  if (document.readyState === 'complete') go()
  else window.addEventListener('load', go, { once: true })
}
