'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { DialectHead } from '@/lib/templates/markdown/dialect'
import type { ReadSource } from '@/lib/templates/markdown/read-source'
import type { TemplateBody } from '@/lib/templates/schema'
import { openSourceReader, type SourceReader } from './source-reader'

/** Milliseconds after the last letter before the text is read. */
const PAUSE = 300

export interface SourceText {
  /** The text as it was written out; the field takes it over whenever `version` changes. Null: not written yet. */
  initial: string | null
  version: number
  /** The text differs from what is saved. */
  changed: boolean
  /** What the text meant when it was last read; it stays while a newer one is being read. */
  read: ReadSource | null
  reading: boolean
  /** The text cannot be read or written here: its worker does not run. */
  broken: boolean
  lines: number
  /** The draft has moved on since the text began. */
  moved: boolean
  /** The text at this moment. */
  text: () => string
  type: (text: string) => void
  /** Reads the text as it is now, without waiting; null when it could not be. */
  readNow: () => Promise<ReadSource | null>
  /** Begins again with the draft as it is. */
  restart: () => void
  /** What was typed is saved as this body: it is written out again, with the keys that new items were given. */
  saved: (body: TemplateBody, revision: number) => void
  /** Takes the newer draft as what the text is saved over. */
  keep: () => void
  /** The draft the text began with. */
  based: { body: TemplateBody; revision: number }
}

/**
 * A draft's text: written out from its body, read again while one types, both beside the page. Follows the draft as long as nothing was
 * typed; while it is not looked at (`active` false) it waits.
 */
export function useSourceText(head: DialectHead, body: TemplateBody, revision: number, active: boolean): SourceText {
  const reader = useRef<SourceReader | null>(null)
  const [based, setBased] = useState({ body, revision })
  const [written, setWritten] = useState<{ text: string; version: number } | null>(null)
  const [read, setRead] = useState<ReadSource | null>(null)
  const [reading, setReading] = useState(false)
  const [broken, setBroken] = useState(false)
  const [changed, setChanged] = useState(false)
  const [lines, setLines] = useState(1)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef({ head, body, revision })
  latest.current = { head, body, revision }
  const current = useRef('')
  /** The text as it was written out or saved last. */
  const settled = useRef('')
  /** Counts what was asked: only the newest answer is shown. */
  const asked = useRef(0)
  const begun = useRef(false)

  useEffect(() => {
    const opened = openSourceReader()
    reader.current = opened
    return () => {
      clearTimeout(timer.current)
      reader.current = null
      begun.current = false
      opened.close()
    }
  }, [])

  const write = useCallback((from: { body: TemplateBody; revision: number }) => {
    if (!reader.current) return
    clearTimeout(timer.current)
    asked.current += 1
    const mine = asked.current
    setChanged(false)
    reader.current.write(from.body, latest.current.head).then(
      (answer) => {
        if (mine !== asked.current) return
        current.current = answer.text
        settled.current = answer.text
        setBased({ body: from.body, revision: from.revision })
        setWritten((before) => ({ text: answer.text, version: (before?.version ?? 0) + 1 }))
        setLines(countLines(answer.text))
        setRead(answer.read)
        setReading(false)
      },
      () => setBroken(true),
    )
  }, [])
  const restart = useCallback(() => write(latest.current), [write])
  const saved = useCallback(
    (savedBody: TemplateBody, savedRevision: number) => {
      settled.current = current.current
      setBased({ body: savedBody, revision: savedRevision })
      write({ body: savedBody, revision: savedRevision })
    },
    [write],
  )

  // A draft that is older than what was saved here has not been read again yet.
  const moved = revision > based.revision
  useEffect(() => {
    if (!active || changed || (begun.current && !moved)) return
    begun.current = true
    restart()
  }, [active, moved, revision, changed, restart])

  const readNow = useCallback(async (): Promise<ReadSource | null> => {
    clearTimeout(timer.current)
    if (!reader.current) return null
    asked.current += 1
    const mine = asked.current
    try {
      const answer = await reader.current.read(current.current, latest.current.head)
      if (mine === asked.current) {
        setRead(answer.read)
        setReading(false)
      }
      return answer.read
    } catch {
      setBroken(true)
      return null
    }
  }, [])

  const type = useCallback(
    (text: string) => {
      // What is being written out now would come over what is typed.
      asked.current += 1
      current.current = text
      setChanged(text !== settled.current)
      setLines(countLines(text))
      setReading(true)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void readNow(), PAUSE)
    },
    [readNow],
  )
  return {
    initial: written?.text ?? null,
    version: written?.version ?? 0,
    changed,
    read,
    reading,
    broken,
    lines,
    moved,
    text: () => current.current,
    type,
    readNow,
    restart,
    saved,
    keep: () => setBased({ body, revision }),
    based,
  }
}

function countLines(text: string): number {
  let lines = 1
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}
