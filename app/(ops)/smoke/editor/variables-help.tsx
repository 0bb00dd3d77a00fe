'use client'

import { useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'
import { CopyButton } from '@/components/ui/copy-button'
import { Panel, PanelBody, PanelRow } from '@/components/ui/panel'
import type { StepRow } from './editor-state'

export type KnownVariable = { key: string; kind: string; description: string }

/** The variables a step can use, each to be copied: those of the integration, and those earlier steps take. */
export function VariablesHelp({ variables, steps }: { variables: readonly KnownVariable[]; steps: readonly StepRow[] }) {
  const t = useTranslations('smoke.editor')
  const captured = steps.flatMap((step) =>
    step.captures.filter((capture) => capture.name).map((capture) => ({ key: capture.name, step: step.name })),
  )
  return (
    <Panel title={t('variables')}>
      <PanelBody className="text-sm text-ink-2">{variables.length > 0 ? t('variablesHint') : t('noVariables')}</PanelBody>
      {variables.map((variable) => (
        <PanelRow key={variable.key} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 py-1.5">
          <span className="min-w-0">
            <code className="text-xs break-all">{variable.key}</code>{' '}
            {variable.kind === 'secret' ? <Chip>{t('secretVariable')}</Chip> : null}
            {variable.description ? <span className="block text-xs text-ink-3">{variable.description}</span> : null}
          </span>
          <CopyButton compact text={`{{${variable.key}}}`} />
        </PanelRow>
      ))}
      {captured.map(({ key, step }) => (
        <PanelRow key={`${key} ${step}`} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 py-1.5">
          <span className="min-w-0">
            <code className="text-xs break-all">{key}</code>
            <span className="block text-xs text-ink-3">{t('captured', { step })}</span>
          </span>
          <CopyButton compact text={`{{${key}}}`} />
        </PanelRow>
      ))}
    </Panel>
  )
}
