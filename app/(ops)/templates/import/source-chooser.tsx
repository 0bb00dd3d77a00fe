'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FileDrop } from '@/components/ui/file-drop'
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
  const [problem, setProblem] = useState<string | null>(null)

  const take = async (files: File[]) => {
    const none = !files.some(isTaken)
    setProblem(none ? t('no_files') : files.length > MAX_DOCUMENTS ? t('too_many', { max: MAX_DOCUMENTS }) : null)
    if (!none && files.length <= MAX_DOCUMENTS) onGiven(await readFiles(files))
  }

  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Panel title={t('files')}>
        <PanelBody>
          <FileDrop label={t('files')} hint={t('drop')} choose={t('choose')} accept={takenEndings} onFiles={(files) => void take(files)}>
            {problem ? (
              <p role="alert" className="text-sm text-nogo">
                {problem}
              </p>
            ) : null}
          </FileDrop>
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
