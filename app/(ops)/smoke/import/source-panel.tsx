'use client'

import clsx from 'clsx'
import { FileUp, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type DragEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Panel, PanelBody, PanelRow } from '@/components/ui/panel'
import { Textarea } from '@/components/ui/textarea'
import { type Given, readGiven } from './read-given'

type Props = { given: readonly Given[]; pending: boolean; onGiven: (documents: Given[]) => void }

/** Where requests come in: files dropped or chosen, or a pasted text. What was given is listed and can be taken out again. */
export function SourcePanel({ given, pending, onGiven }: Props) {
  const t = useTranslations('smoke_import.source')
  const [text, setText] = useState('')
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const take = async (list: Iterable<File>) => onGiven([...given, ...(await readGiven([...list], new Set(given.map(({ name }) => name))))])
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files)
  }
  const paste = () => {
    let name = t('pasted')
    for (let count = 2; given.some((one) => one.name === name); count++) name = `${t('pasted')} ${count}`
    onGiven([...given, { name, text }])
    setText('')
  }
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Panel title={t('paste')}>
        <PanelBody>
          <form
            className="grid gap-3"
            onSubmit={(event) => {
              event.preventDefault()
              paste()
            }}
          >
            <Field label={t('text')} hint={t('textHint')} required>
              <Textarea
                mono
                rows={8}
                value={text}
                spellCheck={false}
                onChange={(event) => setText(event.target.value)}
                className="min-h-44"
              />
            </Field>
            <div>
              <Button type="submit" variant="primary" disabled={pending || text.trim() === ''}>
                {t('read')}
              </Button>
            </div>
          </form>
        </PanelBody>
      </Panel>
      <Panel title={t('files')}>
        <PanelBody>
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
            <p className="text-sm text-ink-2">{t('drop')}</p>
            <Button disabled={pending} onClick={() => input.current?.click()}>
              {t('choose')}
            </Button>
            <input
              ref={input}
              type="file"
              multiple
              aria-label={t('files')}
              className="sr-only"
              tabIndex={-1}
              onChange={(event) => {
                void take(event.target.files ?? [])
                event.target.value = ''
              }}
            />
          </div>
          <p className="mt-2 text-xs text-ink-3">{t('formats')}</p>
        </PanelBody>
        {given.map((one) => (
          <PanelRow key={one.name} className="flex min-w-0 items-center gap-2 text-sm">
            <span className="min-w-0 flex-1 truncate font-mono text-xs">{one.name}</span>
            {one.problem ? <span className="text-nogo">{t(one.problem)}</span> : null}
            <IconButton
              label={t('remove', { name: one.name })}
              icon={<X size={14} aria-hidden="true" />}
              onClick={() => onGiven(given.filter((other) => other !== one))}
            />
          </PanelRow>
        ))}
      </Panel>
    </div>
  )
}
