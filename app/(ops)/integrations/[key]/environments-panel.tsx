'use client'

import { MoreHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Completeness } from '@/components/integrations/completeness'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuItem } from '@/components/ui/menu'
import { Panel, PanelBody } from '@/components/ui/panel'
import { Table, Tbody, Td, Th, ThActions, Thead } from '@/components/ui/table'
import { useCommand } from '@/components/ui/use-command'
import type { IntegrationPage } from '@/lib/integrations/queries'
import { restoreEnvironmentAction } from '../actions'
import { ArchiveEnvironmentDialog } from './archive-environment-dialog'
import { EnvironmentDialog } from './environment-dialog'

type Environment = IntegrationPage['environments'][number]

/** The environments with how complete they are, the features that are on, and their time zone. */
export function EnvironmentsPanel({ integration }: { integration: IntegrationPage }) {
  const t = useTranslations('integrations.environments')
  const { environments, may, archivedAt } = integration
  const mayAdd = may['environment.create'] && !archivedAt
  return (
    <Panel title={t('title')} actions={mayAdd ? <EnvironmentDialog integration={integration} /> : null}>
      {environments.length === 0 ? (
        <EmptyState title={t('none')}>{mayAdd ? t('noneHint') : t('noneHintReader')}</EmptyState>
      ) : (
        <Table label={t('title')}>
          <Thead>
            <Th>{t('name')}</Th>
            <Th>{t('configuration')}</Th>
            <Th>{t('features')}</Th>
            <Th>{t('timeZone')}</Th>
            <ThActions />
          </Thead>
          <Tbody>
            {environments.map((environment) => (
              <tr key={environment.id}>
                <Td>
                  <div className="flex flex-wrap items-center gap-x-2">
                    <span className="font-medium">{environment.name}</span>
                    {environment.production ? <Chip>{t('production')}</Chip> : null}
                  </div>
                  <div className="font-mono text-2xs text-ink-3">{environment.key}</div>
                </Td>
                <Td>
                  <Completeness set={environment.set} required={environment.required} findings={environment.findings} />
                </Td>
                <Td>
                  <div className="flex flex-wrap gap-1">
                    {environment.features.map((feature) => (
                      <Chip key={feature} mono>
                        {feature}
                      </Chip>
                    ))}
                    {environment.features.length === 0 ? <span className="text-ink-3">–</span> : null}
                  </div>
                </Td>
                <Td className="text-sm text-ink-2">{environment.timeZone}</Td>
                <Td end>
                  <EnvironmentMenu integration={integration} environment={environment} />
                </Td>
              </tr>
            ))}
          </Tbody>
        </Table>
      )}
      <ArchivedEnvironments integration={integration} />
    </Panel>
  )
}

function EnvironmentMenu({ integration, environment }: { integration: IntegrationPage; environment: Environment }) {
  const t = useTranslations('integrations.environments')
  const [open, setOpen] = useState<'edit' | 'archive' | null>(null)
  const { may, archivedAt } = integration
  const mayEdit = may['environment.update'] && !archivedAt
  const mayArchive = may['environment.archive'] && !archivedAt
  if (!mayEdit && !mayArchive) return null
  const close = (next: boolean) => setOpen(next ? open : null)
  return (
    <>
      <Menu trigger={<IconButton label={t('actionsFor', { name: environment.name })} icon={<MoreHorizontal size={16} />} />}>
        {mayEdit ? <MenuItem onSelect={() => setOpen('edit')}>{t('edit')}</MenuItem> : null}
        {mayArchive ? (
          <MenuItem tone="danger" onSelect={() => setOpen('archive')}>
            {t('archive')}
          </MenuItem>
        ) : null}
      </Menu>
      {open === 'edit' ? <EnvironmentDialog integration={integration} environment={environment} open onOpenChange={close} /> : null}
      {open === 'archive' ? <ArchiveEnvironmentDialog environment={environment} open onOpenChange={close} /> : null}
    </>
  )
}

function ArchivedEnvironments({ integration }: { integration: IntegrationPage }) {
  const t = useTranslations('integrations.environments')
  const router = useRouter()
  const { run, pending } = useCommand(restoreEnvironmentAction, {
    success: t('restored'),
    toastRefusal: true,
    onDone: () => router.refresh(),
  })
  if (integration.archivedEnvironments.length === 0) return null
  const may = integration.may['environment.restore'] && !integration.archivedAt
  return (
    <PanelBody className="border-t border-line">
      <details>
        <summary className="cursor-pointer text-sm text-ink-2 hover:text-ink">
          {t('archivedCount', { count: integration.archivedEnvironments.length })}
        </summary>
        <ul className="mt-2 grid gap-1.5">
          {integration.archivedEnvironments.map((environment) => (
            <li key={environment.id} className="flex items-center gap-2 text-sm">
              <span>{environment.name}</span>
              <span className="font-mono text-2xs text-ink-3">{environment.key}</span>
              {may ? (
                <Button size="sm" className="ml-auto" pending={pending} onClick={() => run({ environmentId: environment.id })}>
                  {t('restore')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      </details>
    </PanelBody>
  )
}
