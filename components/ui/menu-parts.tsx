'use client'

import { Menu as Base } from '@base-ui/react/menu'
import clsx from 'clsx'
import { Check } from 'lucide-react'
import Link from 'next/link'
import type { HTMLAttributes, ReactElement, ReactNode } from 'react'

const item =
  'flex w-full items-center gap-2 rounded-sm px-2 py-1.25 text-left outline-none data-highlighted:bg-hover data-disabled:opacity-50'

export type MenuProps = {
  trigger: ReactElement<HTMLAttributes<HTMLElement>>
  align?: 'start' | 'end'
  side?: 'bottom' | 'top'
  children: ReactNode
}

/** The menu itself, open from the start: it is made when it is first asked for. */
export function Menu({ trigger, align = 'end', side = 'bottom', children }: MenuProps) {
  return (
    <Base.Root defaultOpen>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={5} className="z-50 outline-none">
          <Base.Popup className="max-h-(--available-height) min-w-44 overflow-y-auto rounded-lg border border-line-strong bg-panel p-1 text-ink outline-none">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

export type MenuItemProps = {
  icon?: ReactNode
  tone?: 'default' | 'danger'
  disabled?: boolean
  onSelect?: () => void
  children: ReactNode
}

/** One action of a menu. */
export function MenuItem({ icon, tone = 'default', disabled, onSelect, children }: MenuItemProps) {
  return (
    <Base.Item disabled={disabled} onClick={onSelect} className={clsx(item, tone === 'danger' && 'text-nogo')}>
      {icon}
      {children}
    </Base.Item>
  )
}

export type MenuLinkProps = { href: string; icon?: ReactNode; children: ReactNode }

/** A menu entry that goes to another page. */
export function MenuLink({ href, icon, children }: MenuLinkProps) {
  return (
    <Base.LinkItem closeOnClick render={<Link href={href} />} className={item}>
      {icon}
      {children}
    </Base.LinkItem>
  )
}

export type MenuRadioProps = {
  label: ReactNode
  value: string
  options: readonly { value: string; label: ReactNode }[]
  onChange: (value: string) => void
}

/** A choice of one inside a menu, with its label above. */
export function MenuRadio({ label, value, options, onChange }: MenuRadioProps) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1.5 pb-0.5 text-xs text-ink-3">{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={onChange}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} className={item}>
            <span className="grid size-4 place-items-center">
              <Base.RadioItemIndicator>
                <Check size={14} aria-hidden="true" />
              </Base.RadioItemIndicator>
            </span>
            {option.label}
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  )
}

/** A hairline between groups of a menu. */
export function MenuSeparator() {
  return <Base.Separator className="-mx-1 my-1 h-px bg-line" />
}
