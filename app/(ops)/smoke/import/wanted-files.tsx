'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { Panel, PanelBody } from '@/components/ui/panel'
import { base64Of } from './read-given'

/** Longest file that a suite carries, in bytes. */
const largest = 100_000

type Props = { paths: readonly string[]; onFile: (path: string, base64: string) => void }

/** Files that forms only name: each is asked for, since a suite carries what it sends. */
export function WantedFiles({ paths, onFile }: Props) {
  const t = useTranslations('smoke_import.wanted')
  const [large, setLarge] = useState<string | null>(null)
  return (
    <Panel title={t('title', { count: paths.length })}>
      <PanelBody className="grid gap-3">
        <p className="text-sm text-ink-2">{t('hint')}</p>
        {paths.map((path) => (
          <Field key={path} label={<span className="font-mono break-all">{path}</span>}>
            <input
              type="file"
              className="block w-full text-sm"
              onChange={(event) => {
                const file = event.target.files?.[0]
                if (!file) return
                setLarge(file.size > largest ? path : null)
                if (file.size <= largest) void base64Of(file).then((base64) => onFile(path, base64))
              }}
            />
          </Field>
        ))}
        {large === null ? null : (
          <p role="alert" className="text-sm text-nogo">
            {t('tooLarge', { name: large })}
          </p>
        )}
      </PanelBody>
    </Panel>
  )
}
