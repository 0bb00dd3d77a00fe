import { notFound } from 'next/navigation'
import { LiveRefresh } from '@/components/live/live-context'
import type { WirePlaceTriggers } from '@/components/smoke/trigger-actions'
import { plain } from '@/lib/core/canonical'
import { signedInPerson } from '@/lib/core/session'
import type { Wire } from '@/lib/core/wire'
import { type ListedHooks, listHooks } from '@/lib/smoke/hooks/queries'
import { getPlaceTriggers } from '@/lib/smoke/triggers/queries'
import { readIntegration } from '../read'
import { HooksPanel } from './hooks-panel'
import { PlaceSuites } from './place-suites'
import { WindowsPanel } from './windows-panel'

/** Which suites run in each environment and what they last said; what makes them run, and when their alarms are muted. */
export default async function IntegrationSmokePage({ params }: { params: Promise<{ key: string }> }) {
  const { key } = await params
  const integration = await readIntegration(key)
  const actor = await signedInPerson(`/integrations/${key}/smoke`)
  const triggers = await getPlaceTriggers(actor, integration.id)
  const hooks = await listHooks(actor, { integrationId: integration.id })
  if (!triggers || !hooks) return notFound()
  const place = plain(triggers) as WirePlaceTriggers
  return (
    <div className="grid gap-4">
      <LiveRefresh topics={triggers.environments.map(({ id }) => `environment:${id}`)} />
      <PlaceSuites integrationId={integration.id} place={place} />
      <WindowsPanel place={place} />
      <HooksPanel
        environments={place.environments}
        hooks={plain(hooks.hooks) as Wire<ListedHooks['hooks']>}
        may={triggers.archived ? { create: false, rotate: false, remove: false } : hooks.may}
      />
    </div>
  )
}
