import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { HTMLAttributes, ReactNode, TdHTMLAttributes, ThHTMLAttributes } from 'react'

/** A dense table. It scrolls sideways inside its own frame on a narrow screen, reachable by keyboard, and says what it is. */
export function Table({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div role="region" aria-label={label} tabIndex={0} className="relative overflow-x-auto rounded-lg focus-visible:outline-offset-[-2px]">
      <table className={clsx('w-full border-collapse text-left', className)}>{children}</table>
    </div>
  )
}

/** Head of a table; its cells are `<Th>`. */
export function Thead({ children }: { children: ReactNode }) {
  return (
    <thead className="border-b border-line">
      <tr>{children}</tr>
    </thead>
  )
}

/** Body of a table with hairlines between rows. */
export function Tbody({ className, ...rest }: HTMLAttributes<HTMLTableSectionElement>) {
  return (
    <tbody
      {...rest}
      className={clsx('[&>tr]:border-t [&>tr]:border-line [&>tr:first-child]:border-t-0 [&>tr:hover]:bg-hover', className)}
    />
  )
}

/** A column heading; `end` sets numbers flush right. */
export function Th({ end, className, ...rest }: ThHTMLAttributes<HTMLTableCellElement> & { end?: boolean }) {
  return (
    <th
      scope="col"
      {...rest}
      className={clsx(
        'px-3 py-2 text-xs font-medium whitespace-nowrap text-ink-3 first:pl-3.5 last:pr-3.5',
        end && 'text-right',
        className,
      )}
    />
  )
}

/** The heading of a column of buttons: heard, not seen. */
export function ThActions() {
  const t = useTranslations('common')
  return (
    <Th>
      <span className="sr-only">{t('actions')}</span>
    </Th>
  )
}

/** A cell; `end` sets numbers flush right, `mono` is for what machines say. */
export function Td({ end, mono, className, ...rest }: TdHTMLAttributes<HTMLTableCellElement> & { end?: boolean; mono?: boolean }) {
  return (
    <td
      {...rest}
      className={clsx('px-3 py-2 align-middle first:pl-3.5 last:pr-3.5', end && 'text-right', mono && 'font-mono text-xs', className)}
    />
  )
}
