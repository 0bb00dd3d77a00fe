'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FileDrop } from '@/components/ui/file-drop'
import { IconButton } from '@/components/ui/icon-button'
import { Panel, PanelBody, PanelRow } from '@/components/ui/panel'
import { Textarea } from '@/components/ui/textarea'
import { type Given, readGiven } from './read-given'

type Props = { given: readonly Given[]; pending: boolean; onGiven: (documents: Given[]) => void }

/** Where requests come in: files dropped or chosen, or a pasted text. What was given is listed and can be taken out again. */
export function SourcePanel({ given, pending, onGiven }: Props) {
  const t = useTranslations('smoke_import.source')
  const [text, setText] = useState('')
  const take = async (files: File[]) => onGiven([...given, ...(await readGiven(files, new Set(given.map(({ name }) => name))))])
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
          <FileDrop label={t('files')} hint={t('drop')} choose={t('choose')} disabled={pending} onFiles={(files) => void take(files)} />
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
