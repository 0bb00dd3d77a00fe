import clsx from 'clsx'
import type { HTMLAttributes, ReactNode } from 'react'

type Props = Omit<HTMLAttributes<HTMLElement>, 'title'> & {
  /** Heading of the panel. */
  title?: ReactNode
  /** Small text after the heading. */
  meta?: ReactNode
  /** Buttons or chips at the right end of the header. */
  actions?: ReactNode
  headingLevel?: 2 | 3
}

/** A bordered region with an optional header; its children are rows or `<PanelBody>`. */
export function Panel({ title, meta, actions, headingLevel = 2, className, children, ...rest }: Props) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3'
  return (
    <section {...rest} className={clsx('min-w-0 rounded-lg border border-line bg-panel', className)}>
      {title || actions ? (
        <header className="flex min-h-11.5 flex-wrap items-center gap-x-2.5 gap-y-1 border-b border-line px-3.5 py-1.75">
          {title ? <Heading className="min-w-0">{title}</Heading> : null}
          {meta ? <span className="text-sm text-ink-2">{meta}</span> : null}
          {actions ? <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div> : null}
        </header>
      ) : null}
      {children}
    </section>
  )
}

/** Padded content of a panel. */
export function PanelBody({ className, ...rest }: HTMLAttributes<HTMLDivElement>) {
  return <div {...rest} className={clsx('px-3.5 py-3', className)} />
}

/** One row of a list inside a panel, with a hairline above all but the first. */
export function PanelRow({ className, ...rest }: HTMLAttributes<HTMLDivElement>) {
  return <div {...rest} className={clsx('border-t border-line px-3.5 py-2 first:border-t-0 [header+&]:border-t-0', className)} />
}
