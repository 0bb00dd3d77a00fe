'use client'

import { type ChangeEvent, useCallback, useEffect, useRef, useState } from 'react'

/** Milliseconds of rest after which what was typed becomes part of the template. */
const REST = 300

interface Options {
  value: string
  /** What is wrong with a text, or null; a wrong text is not taken. */
  check?: (text: string) => string | null
  onCommit: (text: string) => void
}

/**
 * A text that is typed here and taken over when one rests or leaves. Until then only this input is drawn again, however large the template
 * is. A text that cannot be taken stays with its error; an empty one that may not be empty gives way to the last good one when the input is
 * left.
 */
export function useCommit({ value, check, onCommit }: Options) {
  const [text, setText] = useState(value)
  const [error, setError] = useState<string | null>(null)
  const dirty = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef({ text, value, check, onCommit })
  latest.current = { text, value, check, onCommit }

  useEffect(() => {
    if (!dirty.current) setText(value)
  }, [value])

  const commit = useCallback(() => {
    clearTimeout(timer.current)
    if (!dirty.current) return true
    const typed = latest.current.text.trim()
    const wrong = latest.current.check?.(typed) ?? null
    setError(wrong)
    if (wrong !== null) return false
    dirty.current = false
    if (typed !== latest.current.value) latest.current.onCommit(typed)
    return true
  }, [])
  useEffect(() => () => void commit(), [commit])

  const type = (typed: string) => {
    dirty.current = true
    latest.current.text = typed
    setText(typed)
    if (error !== null) setError(latest.current.check?.(typed.trim()) ?? null)
    clearTimeout(timer.current)
    timer.current = setTimeout(commit, REST)
  }
  const revert = () => {
    clearTimeout(timer.current)
    dirty.current = false
    latest.current.text = latest.current.value
    setText(latest.current.value)
    setError(null)
  }
  return {
    text,
    error,
    type,
    commit,
    revert,
    bind: {
      value: text,
      'data-typed': text === value ? undefined : '',
      onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => type(event.target.value),
      onBlur: () => {
        if (!commit()) {
          if (latest.current.text.trim() === '') revert()
        } else if (latest.current.text !== latest.current.text.trim()) setText(latest.current.text.trim())
      },
    },
  }
}
