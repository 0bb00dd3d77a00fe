'use client'

import { Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Completeness } from '@/components/integrations/completeness'
import { RequiredText } from '@/components/integrations/required-text'
import { Chip, type ChipTone } from '@/components/ui/chip'
import { Table, Tbody, Td, Th, ThActions, Thead } from '@/components/ui/table'
import type { IntegrationPage } from '@/lib/integrations/queries'
import type { Spread } from '@/lib/integrations/rules'
import { ValueCell } from './value-cell'
import type { Opened } from './value-dialog'
import { VariableMenu } from './variable-menu'

type Variable = IntegrationPage['variables'][number]
type Props = { integration: IntegrationPage; variables: readonly Variable[]; onOpen: (opened: Opened) => void }

const tones: Record<Spread, ChipTone> = {
  missing: 'hold',
  shared: 'hold',
  different: 'accent',
  equal: 'go',
  single: 'plain',
  unset: 'idle',
}

/** One row a variable, one column an environment: equal, different or missing at a glance. */
export function ValuesTable({ integration, variables, onOpen }: Props) {
  const t = useTranslations('integrations.values')
  const recommended = integration.variables.some((variable) => variable.recommended !== null)
  const mayChange = (integration.may['variable.update'] || integration.may['variable.remove']) && !integration.archivedAt
  return (
    <Table label={t('title')}>
      <Thead>
        <Th className="sticky left-0 z-1 bg-panel">{t('variable')}</Th>
        <Th>{t('comparison')}</Th>
        {recommended ? <Th>{t('recommended')}</Th> : null}
        {integration.environments.map((environment) => (
          <Th key={environment.id}>
            <span className="flex items-center gap-1.5">
              <span className="text-ink-2">{environment.name}</span>
              <Completeness set={environment.set} required={environment.required} findings={environment.findings} />
            </span>
          </Th>
        ))}
        {mayChange ? <ThActions /> : null}
      </Thead>
      <Tbody>
        {variables.map((variable) => (
          <tr key={variable.id} id={variable.key} className="group target:bg-accent-bg">
            <Td className="sticky left-0 z-1 max-w-56 bg-panel group-hover:bg-hover group-target:bg-accent-bg sm:max-w-72">
              <div className="flex items-center gap-1.5 font-mono text-xs font-medium">
                <span className="truncate" title={variable.key}>
                  {variable.key}
                </span>
                {variable.kind === 'secret' ? <Lock size={12} role="img" aria-label={t('secret')} className="shrink-0 text-ink-3" /> : null}
              </div>
              <div className="line-clamp-2 text-xs text-ink-3" title={variable.description}>
                <RequiredText requiredWhen={variable.requiredWhen} feature={variable.feature} />
                {variable.description ? ` · ${variable.description}` : null}
              </div>
            </Td>
            <Td>
              <Chip tone={tones[variable.spread]} sign={variable.spread === 'equal' || variable.spread === 'missing'}>
                {t(`spread.${variable.spread}`)}
              </Chip>
            </Td>
            {recommended ? (
              <Td mono className="max-w-40 truncate text-ink-2" title={variable.recommended ?? undefined}>
                {variable.recommended ?? <span className="text-ink-3">–</span>}
              </Td>
            ) : null}
            {variable.cells.map((cell) => (
              <Td key={cell.environmentId} className="max-w-60 px-1.5!">
                <ValueCell
                  variable={variable}
                  cell={cell}
                  environment={integration.environments.find((environment) => environment.id === cell.environmentId)?.name ?? ''}
                  onOpen={() => onOpen({ variableId: variable.id, environmentId: cell.environmentId })}
                />
              </Td>
            ))}
            {mayChange ? (
              <Td end>
                <VariableMenu integration={integration} variable={variable} />
              </Td>
            ) : null}
          </tr>
        ))}
      </Tbody>
    </Table>
  )
}
