'use client'

import clsx from 'clsx'
import { ArrowDown, ArrowUp, ChevronRight, Plus, Trash2 } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { memo, useId, useRef, useState } from 'react'
import { useNamed } from '@/components/templates/use-named'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Panel } from '@/components/ui/panel'
import type { TemplateBody } from '@/lib/templates/schema'
import { readingTimes } from '@/lib/templates/watches'
import { useEditor } from './editor-context'
import { makeKey } from './make-key'
import type { PartName } from './operation'
import { CommunicationPreview } from './communication-preview'
import { missingIn } from './missing-chinese'
import { FOLDED, newEntry, partFields } from './part-fields'
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
  const added = useRef(-1)
  const add = () => {
    added.current = list.length
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
            // Their place is what operations call them by; a key that is typed here would change under the hand.
            key={keyed && FOLDED.has(part) ? String((entry as { key: string }).key) : at}
            part={part}
            at={at}
            entry={entry as Record<string, unknown>}
            last={at === list.length - 1}
            open={at === added.current}
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
  /** Open from the beginning: it was just added. */
  open: boolean
  body: TemplateBody
  problems: readonly string[] | undefined
}

/** What a closed entry says beside its name. */
function useSummary(part: PartName, at: number, body: TemplateBody): string {
  const t = useTranslations('editor.parts')
  const list = useFormatter()
  if (part === 'slots') {
    const { before, covers } = body.slots[at]!
    const parts = covers.map((key) => t(`words.covers.${key}`))
    return t('summary.slots', { before: t(`words.before.${before}`), covers: list.list(parts, { type: 'unit' }) })
  }
  if (part === 'watches') return t('summary.watches', { count: readingTimes(body.watches[at]!).length })
  if (part === 'communications') return t(`words.channels.${body.communications[at]!.channel}`)
  return ''
}

/** One entry: closed, its name with what is missing or wrong; open, its form. */
const Entry = memo(function Entry({ part, at, entry, last, open: begun, body, problems }: EntryProps) {
  const t = useTranslations('editor.parts')
  const { act, remove } = useEditor()
  const say = useNamed()
  const form = useId()
  const [chosen, setOpen] = useState(begun)
  // What is wrong is never folded away.
  const open = chosen || !FOLDED.has(part) || problems !== undefined
  const summary = useSummary(part, at, body)
  const name = entryName(part, entry)
  const label = (what: string) => ({ what: `${part}_${what}`, text: name })
  const missing = [entry, ...((entry.fields as object[] | undefined) ?? [])].reduce((sum, each) => sum + missingIn(each), 0)
  return (
    <li id={`part-${part}-${at}`} className="border-t border-line px-3.5 py-2" aria-label={name}>
      <div className="flex flex-wrap items-center gap-x-2">
        {FOLDED.has(part) ? (
          <button
            type="button"
            aria-expanded={open}
            aria-controls={form}
            disabled={problems !== undefined}
            onClick={() => setOpen(!open)}
            className="-ml-1.5 flex min-h-8 min-w-0 flex-1 items-center gap-1.5 rounded-sm px-1 text-left text-sm font-medium"
          >
            <ChevronRight size={16} aria-hidden="true" className={clsx('shrink-0 text-ink-3 transition-transform', open && 'rotate-90')} />
            <span className="min-w-0 truncate">
              {say(name, String(entry[`${partShapes[part].name}Zh`] ?? ''))}
              {open ? null : <span className="ml-2 font-normal text-ink-3">{summary}</span>}
            </span>
          </button>
        ) : (
          <span className="min-w-0 flex-1 truncate text-sm font-medium">
            {say(name, String(entry[`${partShapes[part].name}Zh`] ?? ''))}
          </span>
        )}
        {missing > 0 ? <span className="text-xs text-hold">{t('no_chinese', { count: missing })}</span> : null}
        <span className="flex">
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
            onClick={() => remove(label('removed'), { do: 'part_removed', part, at })}
          />
        </span>
      </div>
      <div id={form} hidden={!open} className="pt-2 pb-1.5">
        {open ? (
          <>
            {problems?.map((problem) => (
              <p key={problem} className="mb-2 text-sm text-nogo">
                {problem}
              </p>
            ))}
            <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
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
          </>
        ) : null}
      </div>
    </li>
  )
})
