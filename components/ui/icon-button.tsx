import clsx from 'clsx'
import type { ButtonHTMLAttributes, ReactNode } from 'react'

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label'> & {
  /** What the button does, for people who do not see the icon; also its tooltip. */
  label: string
  icon: ReactNode
  tone?: 'default' | 'danger'
  bordered?: boolean
  ref?: React.Ref<HTMLButtonElement>
}

/** A square button with an icon and a spoken label. */
export function IconButton({ label, icon, tone = 'default', bordered = false, type = 'button', className, ...rest }: Props) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      title={label}
      className={clsx(
        'inline-grid size-8 shrink-0 place-items-center rounded-md border transition-colors disabled:opacity-50',
        bordered ? 'border-line-strong bg-panel' : 'border-transparent',
        tone === 'danger' ? 'text-nogo enabled:hover:bg-nogo-bg' : 'text-ink-2 enabled:hover:bg-hover enabled:hover:text-ink',
        className,
      )}
    >
      {icon}
    </button>
  )
}
