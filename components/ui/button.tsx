import clsx from 'clsx'
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Spinner } from './spinner'

export type ButtonVariant = 'default' | 'primary' | 'danger' | 'ghost'
export type ButtonSize = 'md' | 'sm'

const base =
  'inline-flex items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap select-none no-underline ' +
  'transition-colors disabled:opacity-50 aria-disabled:opacity-50'
const sizes: Record<ButtonSize, string> = { md: 'min-h-8 px-3 py-1', sm: 'min-h-7 px-2 py-0.5 text-sm' }
const variants: Record<ButtonVariant, string> = {
  default: 'border-line-strong bg-panel text-ink enabled:hover:bg-hover [a&]:hover:bg-hover',
  primary: 'border-ink bg-ink text-bg enabled:hover:opacity-85 [a&]:hover:opacity-85',
  danger: 'border-nogo-line bg-panel text-nogo enabled:hover:bg-nogo-bg [a&]:hover:bg-nogo-bg',
  ghost: 'border-transparent bg-transparent text-ink-2 enabled:hover:bg-hover enabled:hover:text-ink [a&]:hover:bg-hover',
}

/** Class names of a button, for links that look like one. */
export function buttonClass(variant: ButtonVariant = 'default', size: ButtonSize = 'md', className?: string): string {
  return clsx(base, sizes[size], variants[variant], className)
}

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  variant?: ButtonVariant
  size?: ButtonSize
  /** Work is under way: a spinner, and no second click. */
  pending?: boolean
  icon?: ReactNode
  ref?: React.Ref<HTMLButtonElement>
}

/** A button; of type `button` unless told otherwise, so that it never submits a form by accident. */
export function Button({
  variant = 'default',
  size = 'md',
  pending = false,
  icon,
  type = 'button',
  className,
  children,
  disabled,
  onClick,
  ...rest
}: Props) {
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      className={buttonClass(variant, size, className)}
    >
      {pending ? <Spinner /> : icon}
      {children}
    </button>
  )
}
