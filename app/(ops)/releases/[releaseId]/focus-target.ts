import type React from 'react'

/**
 * Follows a link within the page and moves the focus to what it leads to, so that the next Tab starts there. Items of the plan are left
 * to the plan, which opens their phase when the address names them; named again, it is told again.
 */
export function focusTarget(event: React.MouseEvent<HTMLAnchorElement>): void {
  const { hash } = event.currentTarget
  if (/^#(item|suite)-/.test(hash)) {
    if (window.location.hash === hash) window.dispatchEvent(new HashChangeEvent('hashchange'))
    return
  }
  const target = document.querySelector<HTMLElement>(hash)
  if (!target) return
  event.preventDefault()
  if (target.tabIndex < 0 && !target.hasAttribute('tabindex')) target.setAttribute('tabindex', '-1')
  target.scrollIntoView({ block: 'center' })
  target.focus({ preventScroll: true })
}
