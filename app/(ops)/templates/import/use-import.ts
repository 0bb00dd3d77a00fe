'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useState } from 'react'
import { useCommand } from '@/components/ui/use-command'
import type { ImportPreview } from '@/lib/templates/import-preview'
import type { CorrectedAs } from '@/lib/templates/markdown/correction'
import { makeImportAction, readImportAction } from './actions'

export interface GivenDocument {
  name: string
  text: string
}

/** A document with what was read of it and what the person decided about it. */
export interface ImportRow extends GivenDocument {
  preview: ImportPreview
  templateName: string
  /** The template whose next draft it becomes; empty for a new one. */
  into: string
  chosen: boolean
}

/** The documents of an import from being given to being made into drafts. */
export function useImport(onMade: (made: readonly { templateId: string; name: string }[]) => void) {
  const t = useTranslations('importing')
  const [rows, setRows] = useState<ImportRow[]>([])
  const [open, setOpen] = useState<string | null>(null)
  const reading = useCommand(readImportAction)
  const making = useCommand(makeImportAction, {
    success: ({ made }) => t('made', { count: made.length }),
    onDone: ({ made }) => onMade(made),
  })
  const change = useCallback(
    (name: string, some: Partial<ImportRow>) => setRows((all) => all.map((row) => (row.name === name ? { ...row, ...some } : row))),
    [],
  )

  const read = async (documents: readonly GivenDocument[]) => {
    const alone = documents.length === 1
    const answer = await reading.run({ documents: documents.map(({ name, text }) => ({ name, text })), whole: alone })
    if (!answer?.ok) return
    setRows(
      documents.map((document, index) => {
        const preview = answer.value[index]!
        return {
          ...document,
          preview,
          templateName: preview.templateName,
          into: '',
          chosen: preview.refused === null && preview.counts.items > 0,
        }
      }),
    )
    setOpen(alone ? (documents[0]?.name ?? null) : null)
  }

  /** Reads one document whole, with these corrections or, without, with those that hold for it. */
  const reread = async (row: ImportRow, corrections?: readonly { line: number; as: CorrectedAs }[]) => {
    const answer = await reading.run({
      documents: [{ name: row.name, text: row.text, corrections: corrections ?? row.preview.corrections }],
      whole: true,
    })
    const [preview] = answer?.ok ? answer.value : []
    if (!preview) return
    const named = row.templateName === row.preview.templateName
    change(row.name, {
      preview: { ...preview, remembered: corrections === undefined && row.preview.remembered },
      ...(named ? { templateName: preview.templateName } : {}),
    })
  }

  const correct = (row: ImportRow, line: number, as: CorrectedAs | null) => {
    const others = row.preview.corrections.filter((each) => each.line !== line)
    return reread(row, as === null ? others : [...others, { line, as }])
  }

  const show = (name: string | null) => {
    setOpen(name)
    const row = rows.find((each) => each.name === name)
    if (row && row.preview.whole === null && row.preview.refused === null) void reread(row)
  }

  const make = () =>
    making.run({
      documents: rows
        .filter(({ chosen }) => chosen)
        .map(({ name, text, preview, templateName, into }) => ({
          name,
          text,
          corrections: preview.corrections,
          templateName,
          into: into === '' ? null : into,
        })),
    })

  const restart = () => {
    setRows([])
    setOpen(null)
    reading.clear()
    making.clear()
  }

  return { rows, open, show, read, correct, change, make, restart, reading, making, forget: (row: ImportRow) => reread(row, []) }
}
