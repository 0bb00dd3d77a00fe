import { useTranslations } from 'next-intl'
import { notFound } from 'next/navigation'
import { LiveRefresh } from '@/components/live/live-context'
import { HealthPanel } from '@/components/smoke/health-panel'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { plain } from '@/lib/core/canonical'
import { signedInPerson } from '@/lib/core/session'
import type { Wire } from '@/lib/core/wire'
import { getHealth, type HealthPage as Page } from '@/lib/smoke/health/queries'
import { readIntegration } from '../read'

/** Whether the service answers in each environment, told apart by what is asked: is it alive, is it ready, does it count. */
export default async function HealthPage({ params }: { params: Promise<{ key: string }> }) {
  const { key } = await params
  const integration = await readIntegration(key)
  const found = await getHealth(await signedInPerson(`/integrations/${key}/health`), integration.id)
  if (!found) return notFound()
  const health = plain(found) as Wire<Page>
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <LiveRefresh topics={health.environments.map(({ environment }) => `environment:${environment.id}`)} />
      {health.environments.length === 0 ? <NoEnvironment /> : null}
      {health.environments.map((place) => (
        <HealthPanel key={place.environment.id} place={place} />
      ))}
    </div>
  )
}

function NoEnvironment() {
  const t = useTranslations('health')
  return (
    <Panel>
      <EmptyState title={t('noEnvironments')}>{t('noEnvironmentsHint')}</EmptyState>
    </Panel>
  )
}
