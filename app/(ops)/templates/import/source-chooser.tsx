'use client'

import clsx from 'clsx'
import { FileUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type DragEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Panel, PanelBody } from '@/components/ui/panel'
import { Textarea } from '@/components/ui/textarea'
import { MAX_DOCUMENT_CHARACTERS, MAX_DOCUMENTS } from '@/lib/templates/import-limits'
import { isTaken, readFiles, takenEndings } from './read-files'
import type { GivenDocument } from './use-import'

/** Where a checklist comes in: files dropped or chosen, or a pasted text under a name. */
export function SourceChooser({ onGiven }: { onGiven: (documents: readonly GivenDocument[]) => void }) {
  const t = useTranslations('importing.source')
  const [name, setName] = useState('')
  const [text, setText] = useState('')
  const [over, setOver] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)

  const take = async (list: Iterable<File>) => {
    const files = [...list]
    const none = !files.some(isTaken)
    setProblem(none ? t('no_files') : files.length > MAX_DOCUMENTS ? t('too_many', { max: MAX_DOCUMENTS }) : null)
    if (!none && files.length <= MAX_DOCUMENTS) onGiven(await readFiles(files))
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files)
  }

  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
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
            <Button onClick={() => input.current?.click()}>{t('choose')}</Button>
            <input
              ref={input}
              type="file"
              multiple
              accept={takenEndings.join(',')}
              aria-label={t('files')}
              className="sr-only"
              tabIndex={-1}
              onChange={(event) => {
                void take(event.target.files ?? [])
                event.target.value = ''
              }}
            />
            {problem ? (
              <p role="alert" className="text-sm text-nogo">
                {problem}
              </p>
            ) : null}
          </div>
          <p className="mt-2 text-xs text-ink-3">{t('formats', { max: MAX_DOCUMENTS })}</p>
        </PanelBody>
      </Panel>
      <Panel title={t('paste')}>
        <PanelBody>
          <form
            className="grid gap-3"
            onSubmit={(event) => {
              event.preventDefault()
              onGiven([{ name: name.trim() === '' ? t('default_name') : name.trim(), text }])
            }}
          >
            <Field label={t('name')} hint={t('name_hint')} required={false}>
              <Input value={name} maxLength={200} placeholder={t('default_name')} onChange={(event) => setName(event.target.value)} />
            </Field>
            <Field label={t('text')} required>
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
              <Button type="submit" variant="primary" disabled={text.trim() === '' || text.length > MAX_DOCUMENT_CHARACTERS}>
                {t('read')}
              </Button>
            </div>
          </form>
        </PanelBody>
      </Panel>
    </div>
  )
}
