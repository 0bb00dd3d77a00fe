import clsx from 'clsx'
import type { ReactNode } from 'react'
import { CopyButton } from './copy-button'

/** What a machine says, inline. */
export function Code({ className, children }: { className?: string; children: ReactNode }) {
  return <code className={clsx('rounded-sm bg-hover px-1 py-px text-xs break-all', className)}>{children}</code>
}

/** What a machine says, in several lines; `copy` adds a button that takes all of it. */
export function CodeBlock({ text, copy = false, label, className }: { text: string; copy?: boolean; label?: string; className?: string }) {
  return (
    <div className={clsx('relative min-w-0', className)}>
      <pre
        tabIndex={0}
        role="region"
        aria-label={label ?? text.slice(0, 60)}
        className={clsx(
          'max-h-96 overflow-auto rounded-md border border-line bg-hover px-2.75 py-2.25 leading-relaxed break-words whitespace-pre-wrap',
          copy && 'pr-10',
        )}
      >
        {text}
      </pre>
      {copy ? (
        <span className="absolute top-1 right-1">
          <CopyButton compact text={text} />
        </span>
      ) : null}
    </div>
  )
}
