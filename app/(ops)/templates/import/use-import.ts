'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useRef, useState } from 'react'
import { useCommand } from '@/components/ui/use-command'
import type { ImportPreview, ImportRefusal } from '@/lib/templates/import-preview'
import type { CorrectedAs } from '@/lib/templates/markdown/correction'
import { makeImportAction, readImportAction } from './actions'

/** What keeps a file from being sent at all, or what the reader said of it. */
export type Unread = ImportRefusal | 'not_taken'

export interface GivenDocument {
  name: string
  text: string
  /** The file is not sent. */
  skipped?: Unread
}

/** A document with what was read of it and what the person decided about it. */
export interface ImportRow extends GivenDocument {
  /** `stopped`: the person did not wait for it. */
  state: 'waiting' | 'stopped' | 'read'
  preview: ImportPreview | null
  templateName: string
  /** The template whose next draft it becomes; empty for a new one. */
  into: string
  chosen: boolean
}

/** A draft that was made; `into`: of a template that was there. */
export interface MadeDraft {
  templateId: string
  name: string
  into: boolean
}

/** Bytes of one request, with room below what the server takes. */
const mostBytes = 10_000_000

/** Why nothing can be made of a row; null when something can, or when it is not known yet. */
export const unreadBecause = (row: ImportRow): Unread | null => row.skipped ?? row.preview?.refused ?? null

/** The documents of an import from being given to being made into drafts. */
export function useImport(onMade: (made: readonly MadeDraft[]) => void) {
  const t = useTranslations('importing')
  const [rows, setRows] = useState<ImportRow[]>([])
  const [open, setOpen] = useState<string | null>(null)
  const [tooMuch, setTooMuch] = useState(false)
  const [sending, setSending] = useState(false)
  /** Which reading of many is the present one: stopping, or starting again, ends the one before. */
  const turn = useRef(0)
  const reading = useCommand(readImportAction)
  const making = useCommand(makeImportAction, {
    success: ({ made }) => t('made', { count: made.length }),
    onDone: ({ made }) => onMade(made),
  })
  const change = useCallback(
    (name: string, some: Partial<ImportRow>) => setRows((all) => all.map((row) => (row.name === name ? { ...row, ...some } : row))),
    [],
  )

  /** Reads documents one after the other, so that progress shows and many can be stopped. */
  const read = async (documents: readonly GivenDocument[]) => {
    const mine = ++turn.current
    const alone = documents.length === 1
    setRows(
      documents.map((document) => ({
        ...document,
        state: document.skipped ? 'read' : 'waiting',
        preview: null,
        templateName: '',
        into: '',
        chosen: false,
      })),
    )
    setOpen(alone ? (documents[0]?.name ?? null) : null)
    setSending(true)
    for (const { name, text, skipped } of documents) {
      if (skipped) continue
      const answer = await reading.run({ documents: [{ name, text }], whole: alone })
      if (turn.current !== mine) return
      if (!answer?.ok) {
        halt()
        return
      }
      settle(name, answer.value[0])
    }
    setSending(false)
  }

  const settle = (name: string, preview: ImportPreview | undefined) => {
    if (!preview) return
    change(name, { state: 'read', preview, templateName: preview.templateName, chosen: isUsable(preview) })
  }

  /** Waits for no more documents: those not read yet say so, and are read when they are opened. */
  const halt = () => {
    turn.current++
    setSending(false)
    setRows((all) => all.map((row) => (row.state === 'waiting' ? { ...row, state: 'stopped' } : row)))
  }

  /** Reads one document whole, with these corrections or, without, with those that hold for it. */
  const reread = async (row: ImportRow, corrections?: readonly { line: number; as: CorrectedAs }[]) => {
    const mine = turn.current
    const held = corrections ?? row.preview?.corrections
    const answer = await reading.run({ documents: [{ name: row.name, text: row.text, corrections: held }], whole: true })
    const [preview] = answer?.ok ? answer.value : []
    if (!preview || turn.current !== mine) return
    const before = row.preview
    const named = before !== null && row.templateName !== before.templateName
    change(row.name, {
      state: 'read',
      preview: before && corrections === undefined ? { ...preview, remembered: before.remembered, lost: before.lost } : preview,
      ...(named ? {} : { templateName: preview.templateName }),
      // A document in which the first item was found is wanted; one that has lost its last cannot be made.
      ...(before && isUsable(before) === isUsable(preview) ? {} : { chosen: isUsable(preview) }),
    })
  }

  const correct = (row: ImportRow, lines: readonly number[], as: CorrectedAs | null) => {
    const changed = new Set(lines)
    const others = (row.preview?.corrections ?? []).filter((each) => !changed.has(each.line))
    return reread(row, as === null ? others : [...others, ...lines.map((line) => ({ line, as }))])
  }

  const show = (name: string | null) => {
    setOpen(name)
    const row = rows.find((each) => each.name === name)
    const whole = row?.preview && (row.preview.whole ?? row.preview.body)
    if (row && !whole && unreadBecause(row) === null) void reread(row)
  }

  const make = () => {
    const documents = rows
      .filter(({ chosen }) => chosen)
      .map(({ name, text, preview, templateName, into }) => ({
        name,
        text,
        corrections: preview?.corrections ?? [],
        templateName,
        into: into === '' ? null : into,
      }))
    const large = new Blob([JSON.stringify(documents)]).size > mostBytes
    setTooMuch(large)
    return large ? undefined : making.run({ documents })
  }

  const restart = () => {
    turn.current++
    setSending(false)
    setRows([])
    setOpen(null)
    setTooMuch(false)
    reading.clear()
    making.clear()
  }

  return {
    rows,
    open,
    show,
    read,
    correct,
    change,
    make,
    halt,
    restart,
    reading,
    making,
    /** Documents are being read one after the other. */
    sending,
    tooMuch,
    forget: (row: ImportRow) => reread(row, []),
  }
}

/** Something can be made of it. */
const isUsable = (preview: ImportPreview) => preview.refused === null && preview.counts.items > 0
