'use client'

import { useTranslations } from 'next-intl'
import { Panel, PanelBody } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { ChangeView, ReleaseView } from '@/lib/releases/view'

/** What changed since somebody first signed: configuration, artifacts, plan, state. Newest first. */
export function ChangeFeed({ release }: { release: ReleaseView }) {
  const t = useTranslations('releases')
  const { changes } = release
  return (
    <Panel title={t('panel.changes')}>
      {changes === null || changes.list.length === 0 ? (
        <PanelBody className="text-sm text-ink-2">{t(changes === null ? 'changes.before_first' : 'changes.none')}</PanelBody>
      ) : (
        <ol>
          {changes.list.map((change) => (
            <li key={change.id} className="border-t border-line px-3.5 py-2 first:border-t-0">
              <ChangeLine change={change} />
              <p className="text-xs text-ink-3">
                {change.actorName}
                {' · '}
                <Time at={change.at} zone={release.window.timeZone} />
              </p>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}

function ChangeLine({ change }: { change: ChangeView }) {
  const t = useTranslations('releases.changes.what')
  const names = useTranslations('releases.changes.field')
  const params = Object.fromEntries(
    Object.entries(change.details).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  const fields = Array.isArray(change.details.fields) ? change.details.fields.map(String) : []
  if (change.kind === 'release' && change.what === 'updated' && fields.length > 0) {
    return <p>{t('updated_fields', { fields: fields.map((field) => (names.has(field) ? names(field) : field)).join(names('join')) })}</p>
  }
  if (change.kind === 'release' && t.has(change.what)) return <p>{t(change.what, params)}</p>
  return <p className="break-words">{change.summary}</p>
}
