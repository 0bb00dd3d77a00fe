'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Chip } from '@/components/ui/chip'
import { CopyButton } from '@/components/ui/copy-button'
import { Panel, PanelBody, PanelRow } from '@/components/ui/panel'
import { generatedNames } from '@/lib/smoke/generated-names'
import type { Include, Step } from '@/lib/smoke/step-schema'
import { useEditor, useTyped } from './editor-context'

/** What a step can put in, each to be copied: the integration's variables, what steps take from answers, what is made anew. */
export function VariablesHelp() {
  const t = useTranslations('suite_editor')
  const { variables } = useEditor()
  const steps = useTyped().steps as (Step | Include)[]
  const captured = steps.flatMap((step, index) =>
    step.kind === 'include'
      ? []
      : [...step.captures, ...(step.poll?.submit?.captures ?? [])]
          .filter((capture) => capture.name)
          .map((capture) => ({ key: capture.name, step: step.name || t('step', { position: index + 1 }), id: `${index} ${capture.name}` })),
  )
  return (
    <Panel title={t('variables')} className="lg:sticky lg:top-4 lg:max-h-[calc(100vh-2rem)] lg:overflow-y-auto">
      <PanelBody className="text-sm text-ink-2">{variables.length > 0 ? t('variablesHint') : t('noVariables')}</PanelBody>
      {variables.map((variable) => (
        <Name key={variable.key} name={variable.key} about={variable.description}>
          {variable.kind === 'secret' ? <Chip>{t('secretVariable')}</Chip> : null}
        </Name>
      ))}
      {captured.map(({ key, step, id }) => (
        <Name key={id} name={key} about={t('captured', { step })} />
      ))}
      <details className="group border-t border-line">
        <summary className="cursor-pointer px-3.5 py-2 text-sm text-ink-2">{t('generated')}</summary>
        <p className="px-3.5 pb-2 text-xs text-ink-3">{t('generatedHint')}</p>
        {generatedNames.map((name) => (
          <Name key={name} name={name} about={t(`generatedNames.${name.replace('$', '').replace('.', '_') as 'uuid'}`)} />
        ))}
      </details>
    </Panel>
  )
}

function Name({ name, about, children }: { name: string; about?: string; children?: ReactNode }) {
  return (
    <PanelRow className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 py-1.5">
      <span className="min-w-0">
        <code className="text-xs break-all">{name}</code> {children}
        {about ? <span className="block text-xs text-ink-3">{about}</span> : null}
      </span>
      <CopyButton compact text={`{{${name}}}`} />
    </PanelRow>
  )
}
