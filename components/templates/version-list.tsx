import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Chip } from '@/components/ui/chip'
import { Panel, PanelRow } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'

interface Version {
  id: string
  number: number
  state: string
  basedOn: number | null
  digest: string
  note: string
  sourceName: string | null
  createdByName: string
  updatedByName: string | null
  updatedAt: Date
  publishedByName: string | null
  publishedAt: Date | null
}
interface Use {
  number: number
  running: number
  ended: number
}

/** The versions of a template, newest first: who made each, when and why, and the releases made from it. */
export function VersionList({
  templateId,
  versions,
  usage,
  shown,
}: {
  templateId: string
  versions: readonly Version[]
  usage: readonly Use[]
  shown: number | null
}) {
  const t = useTranslations('library')
  return (
    <Panel title={t('versions.title')}>
      {versions.map((each, index) => {
        const draft = each.state === 'draft'
        const before = versions[index + 1]
        const used = usage.find(({ number }) => number === each.number)
        const at = draft ? each.updatedAt : each.publishedAt
        return (
          <PanelRow key={each.id} className={`grid gap-0.5 ${each.number === shown ? 'bg-hover' : ''}`}>
            <div className="flex flex-wrap items-center gap-x-2.5">
              <Link href={`/templates/${templateId}?version=${each.number}`} className="font-medium hover:underline">
                {t('version', { number: each.number })}
              </Link>
              {draft ? <Chip tone="accent">{t('state.draft')}</Chip> : null}
              {at ? (
                <span className="ml-auto text-sm text-ink-3">
                  <Time at={at} look="day" />
                </span>
              ) : null}
            </div>
            <div className="text-sm text-ink-2">
              {draft
                ? t('versions.edited_by', { by: each.updatedByName ?? each.createdByName })
                : t('versions.published_by', { by: each.publishedByName ?? each.createdByName })}
              {each.basedOn !== null && each.basedOn !== before?.number ? ` · ${t('versions.based_on', { number: each.basedOn })}` : ''}
            </div>
            {each.note === '' ? null : <p className="text-sm whitespace-pre-wrap">{each.note}</p>}
            <div className="flex flex-wrap gap-x-2.5 text-xs text-ink-3">
              {used ? <span>{t('usage.counts', { running: used.running, ended: used.ended })}</span> : null}
              {each.sourceName ? <span>{t('versions.from_document', { name: each.sourceName })}</span> : null}
              {before ? (
                <Link href={`/templates/${templateId}/versions?from=${before.number}&to=${each.number}`} className="link">
                  {t('versions.changes', { number: before.number })}
                </Link>
              ) : null}
              {each.digest === '' ? null : <span className="font-mono text-2xs">{each.digest.slice(0, 12)}</span>}
            </div>
          </PanelRow>
        )
      })}
    </Panel>
  )
}
