import clsx from 'clsx'

/** Shape shared by text inputs, text areas and selects. */
export function controlClass(className?: string): string {
  return clsx(
    'w-full min-w-0 rounded-md border border-control bg-panel px-2.5 py-1 text-base text-ink',
    'aria-invalid:border-nogo disabled:bg-hover disabled:text-ink-3 [&[readonly]]:bg-hover focus-visible:outline-offset-0 focus-visible:rounded-md',
    className,
  )
}
