import type { KeyboardEvent } from 'react'

/** Arrow keys on a control of an item move to the same place of the item above or below; space, a box's own key, ticks. */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const here = event.currentTarget.closest('[data-item]')
  const rows = [...(here?.closest('[data-plan]')?.querySelectorAll('[data-item]') ?? [])]
  const next = here ? rows[rows.indexOf(here) + (event.key === 'ArrowDown' ? 1 : -1)] : undefined
  const target = next?.querySelector<HTMLElement>(event.currentTarget.hasAttribute('data-box') ? '[data-box], [data-text]' : '[data-text]')
  if (!target) return
  event.preventDefault()
  target.focus()
}
