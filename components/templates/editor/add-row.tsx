'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { INDENT } from './item-row'
import { type Adding, useOutline } from './outline-context'

/** A new item being written: it becomes one with its first text. Enter goes on with the next, Tab sets it in, Escape gives it up. */
export function AddRow({ adding }: { adding: Adding }) {
  const t = useTranslations('editor.outline')
  const outline = useOutline()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(adding.text)
  const { phase, group, parent, after } = adding.place
  const place = `${phase} ${group} ${parent} ${after}`
  useEffect(() => {
    input.current?.focus()
    input.current?.scrollIntoView({ block: 'nearest' })
  }, [place])
  const take = (last: boolean) => {
    const written = text.trim()
    if (written === '') return outline.stopAdding(!last)
    setText('')
    outline.add(written, last)
  }
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const sideways = event.altKey && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')
    if (event.key === 'Enter') {
      event.preventDefault()
      take(false)
    } else if (event.key === 'Tab' || sideways) {
      event.preventDefault()
      outline.shiftAdding(sideways ? (event.key === 'ArrowRight' ? 'in' : 'out') : event.shiftKey ? 'out' : 'in', text)
    } else if (event.key === 'Escape' || (event.key === 'Backspace' && text === '')) {
      event.preventDefault()
      event.stopPropagation()
      outline.stopAdding(true)
    }
  }
  return (
    <div
      className="border-t border-line py-1 pr-3"
      style={{ paddingLeft: adding.depth * INDENT + 36 }}
      role="row"
      aria-level={adding.depth + 1}
    >
      <div role="gridcell">
        <input
          ref={input}
          value={text}
          maxLength={500}
          aria-label={t('new_item')}
          placeholder={t('new_item_hint')}
          data-typed={text === '' ? undefined : ''}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={keyDown}
          onBlur={() => take(true)}
          className="h-7 w-full min-w-0 rounded-sm border border-control bg-panel px-1.5"
        />
      </div>
    </div>
  )
}
