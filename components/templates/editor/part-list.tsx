'use client'

import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Panel } from '@/components/ui/panel'
import type { TemplateBody } from '@/lib/templates/schema'
import { useEditor } from './editor-context'
import { makeKey } from './make-key'
import type { PartName } from './operation'
import { CommunicationPreview } from './communication-preview'
import { newEntry, partFields } from './part-fields'
import { PartInput } from './part-input'
import { entryName, partShapes } from './part-shapes'
import { ReadingTimes } from './reading-times'

interface Props {
  part: PartName
  body: TemplateBody
  /** What is wrong with entries, by their place. */
  problems: ReadonlyMap<number, readonly string[]>
}

/** One of the lists beside the phases: its entries as small forms, in an order that can be changed. */
export function PartList({ part, body, problems }: Props) {
  const t = useTranslations('editor.parts')
  const { act } = useEditor()
  const list = body[part] as readonly unknown[]
  const { max, keyed } = partShapes[part]
  const add = () => {
    const name = t(`${part}.new`)
    const taken = new Set((keyed ? (list as { key: string }[]) : []).map((entry) => entry.key))
    act(
      { what: `${part}_added`, text: name },
      {
        do: 'part_added',
        part,
        value: newEntry(part, name, makeKey(name, taken, part), body.phases.at(-1)?.key ?? ''),
      },
    )
  }
  return (
    <Panel id={`part-${part}`} title={t(`${part}.heading`)} meta={t('count', { count: list.length })}>
      <p className="px-3.5 py-2 text-sm text-ink-2">{t(`${part}.intro`)}</p>
      <ol>
        {list.map((entry, at) => (
          <Entry
            // Their place is what operations call them by; a key is typed here and would change under the hand.
            key={at}
            part={part}
            at={at}
            entry={entry as Record<string, unknown>}
            last={at === list.length - 1}
            body={body}
            problems={problems.get(at)}
          />
        ))}
      </ol>
      <div className="border-t border-line px-3.5 py-2">
        <Button size="sm" disabled={list.length >= max} icon={<Plus size={14} aria-hidden="true" />} onClick={add}>
          {t(`${part}.add`)}
        </Button>
      </div>
    </Panel>
  )
}

interface EntryProps {
  part: PartName
  at: number
  entry: Record<string, unknown>
  last: boolean
  body: TemplateBody
  problems: readonly string[] | undefined
}

const Entry = memo(function Entry({ part, at, entry, last, body, problems }: EntryProps) {
  const t = useTranslations('editor.parts')
  const { act } = useEditor()
  const name = entryName(part, entry)
  const label = (what: string) => ({ what: `${part}_${what}`, text: name })
  return (
    <li id={`part-${part}-${at}`} className="border-t border-line px-3.5 py-3" aria-label={name}>
      <div className="mb-2 flex items-center gap-1">
        <span className="mr-auto min-w-0 truncate text-sm font-medium">{name}</span>
        <IconButton
          label={t('up', { name })}
          disabled={at === 0}
          icon={<ArrowUp size={14} aria-hidden="true" />}
          onClick={() => void act(label('moved'), { do: 'part_moved', part, at, by: -1 })}
        />
        <IconButton
          label={t('down', { name })}
          disabled={last}
          icon={<ArrowDown size={14} aria-hidden="true" />}
          onClick={() => void act(label('moved'), { do: 'part_moved', part, at, by: 1 })}
        />
        <IconButton
          label={t('remove', { name })}
          icon={<Trash2 size={14} aria-hidden="true" />}
          onClick={() => void act(label('removed'), { do: 'part_removed', part, at })}
        />
      </div>
      {problems?.map((problem) => (
        <p key={problem} className="mb-2 text-sm text-nogo">
          {problem}
        </p>
      ))}
      <div className="grid gap-3 sm:grid-cols-2">
        {partFields[part].map((field) => (
          <PartInput
            key={field.name}
            part={part}
            field={field}
            entry={entry}
            body={body}
            onChange={(set) => void act(label('set'), { do: 'part_set', part, at, set }, `${part}.${at}.${Object.keys(set).join()}`)}
          />
        ))}
      </div>
      {part === 'watches' ? <ReadingTimes watch={body.watches[at]!} /> : null}
      {part === 'communications' ? <CommunicationPreview communication={body.communications[at]!} /> : null}
    </li>
  )
})
