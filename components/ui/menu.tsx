'use client'

import { cloneElement, type KeyboardEvent, useState } from 'react'
import { inTurn } from './in-turn'
import type { MenuItemProps, MenuLinkProps, MenuProps, MenuRadioProps } from './menu-parts'
import { whenIdle } from './when-idle'
import type * as Parts from './menu-parts'

/*
 * Menus weigh more than most pages that have one, and most are never opened: until then there is only the button. What a menu is
 * made of is fetched once the page rests, or when the button is pointed at or focused.
 */
let parts: typeof Parts | undefined
const load = () => import('./menu-parts').then((module) => (parts = module))
whenIdle(load)

/** A button that opens a list of actions; arrow keys, typing and Escape work. */
export function Menu(props: MenuProps) {
  const [opened, setOpened] = useState(false)
  if (opened && parts) return <parts.Menu {...props} />
  const own = props.trigger.props
  const open = () => void load().then(() => setOpened(true))
  const fetchParts = () => void load()
  return cloneElement(props.trigger, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onClick: inTurn(own.onClick, open),
    onPointerEnter: inTurn(own.onPointerEnter, fetchParts),
    onFocus: inTurn(own.onFocus, fetchParts),
    onKeyDown: inTurn(own.onKeyDown, (event: KeyboardEvent<HTMLElement>) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      event.preventDefault()
      open()
    }),
  })
}

/** One action of a menu. */
export const MenuItem = (props: MenuItemProps) => (parts ? <parts.MenuItem {...props} /> : null)

/** A menu entry that goes to another page. */
export const MenuLink = (props: MenuLinkProps) => (parts ? <parts.MenuLink {...props} /> : null)

/** A choice of one inside a menu, with its label above. */
export const MenuRadio = (props: MenuRadioProps) => (parts ? <parts.MenuRadio {...props} /> : null)

/** A hairline between groups of a menu. */
export const MenuSeparator = () => (parts ? <parts.MenuSeparator /> : null)
