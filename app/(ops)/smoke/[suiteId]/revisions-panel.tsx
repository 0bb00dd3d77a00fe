'use client'

import { useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'
import { Panel, PanelRow } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { ShownSuite } from './read'

/** Every revision of the suite's steps, newest first: who and when. */
export function RevisionsPanel({ suite }: { suite: ShownSuite }) {
  const t = useTranslations('smoke')
  return (
    <Panel title={t('suite.revisions')}>
      {suite.revisions.map((revision) => (
        <PanelRow key={revision.revision} className="grid gap-0.5 text-sm">
          <span className="flex items-center gap-2">
            <span className="font-medium">{t('revision', { revision: revision.revision })}</span>
            {revision.revision === suite.revision ? <Chip>{t('suite.current')}</Chip> : null}
            <code className="ml-auto text-2xs text-ink-3">{revision.digest.slice(0, 12)}</code>
          </span>
          <span className="text-xs text-ink-3">
            {revision.createdByName} · <Time at={revision.createdAt} />
          </span>
        </PanelRow>
      ))}
    </Panel>
  )
}
