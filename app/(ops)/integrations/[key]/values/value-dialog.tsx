'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Chip } from '@/components/ui/chip'
import { Dialog } from '@/components/ui/dialog'
import type { IntegrationPage } from '@/lib/integrations/queries'
import { RequiredText } from '@/components/integrations/required-text'
import { ValueForm } from './value-form'
import { ValueHistory } from './value-history'

/** Which cell is open. */
export type Opened = { variableId: string; environmentId: string }

/** One value: its editor for those who may, and its history for all. */
export function ValueDialog({ integration, opened, onClose }: { integration: IntegrationPage; opened: Opened; onClose: () => void }) {
  const t = useTranslations('integrations.values')
  const router = useRouter()
  const variable = integration.variables.find((candidate) => candidate.id === opened.variableId)
  const environment = integration.environments.find((candidate) => candidate.id === opened.environmentId)
  const cell = variable?.cells.find((candidate) => candidate.environmentId === opened.environmentId)
  if (!variable || !environment || !cell) return null
  const may = integration.may['value.set'] && !integration.archivedAt
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={
        <span className="flex flex-wrap items-center gap-2">
          <span className="font-mono break-all">{variable.key}</span>
          <Chip>{environment.name}</Chip>
        </span>
      }
      description={
        <>
          {variable.kind === 'secret' ? t('secret') : t('plain')} ·{' '}
          <RequiredText requiredWhen={variable.requiredWhen} feature={variable.feature} />
          {variable.description ? ` · ${variable.description}` : null}
        </>
      }
    >
      {may ? (
        <ValueForm
          variable={variable}
          environmentId={environment.id}
          cell={cell}
          onDone={() => {
            onClose()
            router.refresh()
          }}
        />
      ) : null}
      <ValueHistory integrationId={integration.id} variableId={variable.id} environmentId={environment.id} zone={environment.timeZone} />
    </Dialog>
  )
}
