'use client'

import { useTranslations } from 'next-intl'
import { Digest } from '@/components/releases/digest'
import { useBilingual } from '@/components/releases/use-words'
import { KeyValues } from '@/components/ui/key-values'
import { Panel, PanelBody } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { ReleaseView } from '@/lib/releases/view'

/** What is released: artifacts pinned to digests, facts, notes, who and when. */
export function AboutPanel({ release }: { release: ReleaseView }) {
  const t = useTranslations('releases.about')
  const panels = useTranslations('releases.panel')
  const bilingual = useBilingual()
  const zone = release.window.timeZone
  const moments = [
    ['created', release.createdAt],
    ['started', release.startedAt],
    ['watching', release.watchingAt],
    ['ended', release.endedAt],
  ] as const
  return (
    <Panel title={panels('details')}>
      <PanelBody className="text-sm">
        <KeyValues
          items={[
            { key: 'artifacts', label: t('artifacts'), value: <ArtifactList release={release} /> },
            ...(release.facts.length > 0
              ? [
                  {
                    key: 'facts',
                    label: t('facts'),
                    value: (
                      <ul>
                        {release.facts.map((fact) => (
                          <li key={fact.key} className="flex justify-between gap-3">
                            <span>{bilingual(fact.label, fact.labelZh)}</span>
                            <span className="text-ink-2">{t(fact.value ? 'yes' : 'no')}</span>
                          </li>
                        ))}
                      </ul>
                    ),
                  },
                ]
              : []),
            ...(release.notes ? [{ key: 'notes', label: t('notes'), value: <p className="whitespace-pre-wrap">{release.notes}</p> }] : []),
            { key: 'requester', label: t('requester'), value: release.requester.name },
            ...moments.flatMap(([key, at]) => (at ? [{ key, label: t(key), value: <Time at={at} zone={zone} /> }] : [])),
          ]}
        />
      </PanelBody>
    </Panel>
  )
}

function ArtifactList({ release }: { release: ReleaseView }) {
  const t = useTranslations('releases.about')
  if (release.artifacts.length === 0) return <span className="text-ink-3">{t('none')}</span>
  return (
    <ul className="grid gap-0.5">
      {release.artifacts.map((artifact) => (
        <li key={artifact.name} className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="break-all">{artifact.name}</span>
          <Digest value={artifact.digest} />
        </li>
      ))}
    </ul>
  )
}
