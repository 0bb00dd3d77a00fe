'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import { Time } from '@/components/ui/time'

type Version = { version: number; cleared: boolean; plain: string | null; fingerprint: string | null; setByName: string; setAt: string }
type Props = { integrationId: string; variableId: string; environmentId: string; zone: string }

async function readHistory(variableId: string, environmentId: string, signal: AbortSignal): Promise<{ versions: Version[] }> {
  const response = await fetch(`/api/v1/environments/${environmentId}/values/${variableId}/history`, {
    signal,
    headers: { accept: 'application/json' },
  })
  if (!response.ok) throw new Error(`status ${response.status}`)
  return (await response.json()) as { versions: Version[] }
}

/** Every version of a value, newest first: before and after, who and when. */
export function ValueHistory({ integrationId, variableId, environmentId, zone }: Props) {
  const t = useTranslations('integrations.history')
  const { data, isError, refetch } = useQuery({
    queryKey: ['integration', integrationId, 'history', variableId, environmentId],
    queryFn: ({ signal }) => readHistory(variableId, environmentId, signal),
  })
  return (
    <section aria-label={t('title')} className="-mx-4 mt-5 -mb-4 border-t border-line">
      <h3 className="px-4 pt-3 pb-1">{t('title')}</h3>
      {isError ? (
        <div className="flex items-center gap-3 px-4 pb-3 text-sm text-nogo" role="alert">
          {t('failed')}
          <Button size="sm" onClick={() => void refetch()}>
            {t('again')}
          </Button>
        </div>
      ) : data === undefined ? (
        <div className="px-4 pb-3" aria-busy="true">
          <Skeleton className="h-9" />
        </div>
      ) : data.versions.length === 0 ? (
        <p className="px-4 pb-3 text-sm text-ink-2">{t('none')}</p>
      ) : (
        <ol className="max-h-72 overflow-y-auto" tabIndex={0} aria-label={t('title')}>
          {data.versions.map((version, index) => (
            <li key={version.version} className="border-t border-line px-4 py-2 first:border-t-0">
              <div className="flex items-baseline gap-2">
                <span className="shrink-0 font-mono text-xs text-ink-3">{t('version', { version: version.version })}</span>
                <span className="min-w-0 font-mono text-xs break-all">
                  <Told version={data.versions[index + 1]} />
                  <span aria-label={t('to')} role="img">
                    {' → '}
                  </span>
                  <Told version={version} />
                </span>
              </div>
              <div className="text-xs text-ink-3">
                {version.setByName} · <Time at={version.setAt} zone={zone} relative />
              </div>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

/** A version as it may be shown: a plain value, a secret's fingerprint, or nothing. */
function Told({ version }: { version: Version | undefined }) {
  const t = useTranslations('integrations.history')
  if (!version || version.cleared) return <span className="text-ink-3">{t('notSet')}</span>
  if (version.plain !== null) return version.plain
  return <span title={t('fingerprintHint')}>{t('fingerprint', { fingerprint: version.fingerprint ?? '' })}</span>
}
