import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { FindingText } from '@/components/integrations/finding-text'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel, PanelBody, PanelRow } from '@/components/ui/panel'
import type { IntegrationPage } from '@/lib/integrations/queries'
import { EnvironmentsPanel } from './environments-panel'
import { OwnersPanel } from './owners-panel'
import { readIntegration } from './read'

/** Who answers for the integration, which environments it has, and what stands against each of them. */
export default async function OverviewPage({ params }: { params: Promise<{ key: string }> }) {
  const integration = await readIntegration((await params).key)
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_348px]">
      <div className="grid min-w-0 gap-4">
        <EnvironmentsPanel integration={integration} />
        <FindingsPanel integration={integration} />
      </div>
      <OwnersPanel integration={integration} />
    </div>
  )
}

function FindingsPanel({ integration }: { integration: IntegrationPage }) {
  const t = useTranslations('integrations.findings')
  const { environments } = integration
  const blocking = environments.flatMap((environment) => environment.findings).filter((finding) => finding.weight === 'blocks').length
  const found = environments.filter((environment) => environment.findings.length > 0)
  return (
    <Panel title={t('title')} meta={t('meta', { count: blocking })}>
      {environments.length === 0 ? (
        <PanelBody className="text-sm text-ink-2">{t('noEnvironments')}</PanelBody>
      ) : found.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
      ) : (
        found.map((environment) => (
          <PanelRow key={environment.id} className="py-2.5">
            <h3 className="mb-1 text-sm">{environment.name}</h3>
            <ul className="grid gap-1">
              {environment.findings.map((finding, index) => (
                <li key={`${finding.code} ${index}`} className="flex items-baseline gap-2 text-sm">
                  <Chip tone={finding.weight === 'blocks' ? 'hold' : 'idle'} className="shrink-0">
                    {t(finding.weight)}
                  </Chip>
                  <span className="min-w-0">
                    {'variableId' in finding ? (
                      <Link href={`/integrations/${integration.key}/values#${finding.variable}`} className="hover:underline">
                        <FindingText finding={finding} />
                      </Link>
                    ) : (
                      <FindingText finding={finding} />
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </PanelRow>
        ))
      )}
    </Panel>
  )
}
