'use client'

import clsx from 'clsx'
import { FileUp } from 'lucide-react'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { Button } from './button'

type Props = {
  /** What the field is called. */
  label: string
  /** What may be done here: drop something. */
  hint: string
  choose: string
  /** Endings of what is taken, for the window that chooses. */
  accept?: readonly string[]
  disabled?: boolean
  onFiles: (files: File[]) => void
  children?: ReactNode
}

/** A place for files: dropped on it, or chosen in a window. The same file may be given again. */
export function FileDrop({ label, hint, choose, accept, disabled, onFiles, children }: Props) {
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!disabled) onFiles([...event.dataTransfer.files])
  }
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={clsx(
        'grid justify-items-center gap-2 rounded-lg border border-dashed px-4 py-9 text-center',
        over ? 'border-accent bg-accent-bg' : 'border-control',
      )}
    >
      <FileUp size={22} aria-hidden="true" className="text-ink-3" />
      <p className="text-sm text-ink-2">{hint}</p>
      <Button disabled={disabled} onClick={() => input.current?.click()}>
        {choose}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        accept={accept?.join(',')}
        aria-label={label}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      {children}
    </div>
  )
}
