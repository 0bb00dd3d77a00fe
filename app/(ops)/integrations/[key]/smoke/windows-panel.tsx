'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import type { WirePlaceTriggers } from '@/components/smoke/trigger-actions'
import { WindowDialog } from '@/components/smoke/window-dialog'
import { WindowList } from '@/components/smoke/window-list'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { triggerActions } from '../../../smoke/trigger-actions'

/** The maintenance windows of an integration's environments. */
export function WindowsPanel({ place }: { place: WirePlaceTriggers }) {
  const t = useTranslations('triggers.windows')
  const router = useRouter()
  const renew = () => router.refresh()
  const { environments, windows, may, archived } = place
  const add =
    may.addWindow && !archived && environments.length > 0 ? (
      <WindowDialog environments={environments} suites={environments[0]?.suites ?? []} add={triggerActions.addWindow} onDone={renew} />
    ) : null
  return (
    <Panel title={t('title')} meta={t('meta')} actions={windows.length > 0 ? add : null}>
      {windows.length === 0 ? (
        <EmptyState title={t('none')} actions={add}>
          {t('noneHint')}
        </EmptyState>
      ) : (
        <WindowList windows={windows} end={may.endWindow ? triggerActions.endWindow : undefined} onDone={renew} />
      )}
    </Panel>
  )
}
