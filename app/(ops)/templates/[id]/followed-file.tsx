import { useTranslations } from 'next-intl'
import { KeyValues } from '@/components/ui/key-values'
import { Time } from '@/components/ui/time'
import type { TemplateSourceView } from '@/lib/templates/source-queries'

type Source = NonNullable<TemplateSourceView['source']>

/** Where a followed file is, and what the last look saw. */
export function FollowedFile({ source }: { source: Source }) {
  const t = useTranslations('following.panel')
  const row = (key: 'repository' | 'ref' | 'path' | 'user' | 'checked' | 'changed' | 'commit' | 'next' | 'by', value: React.ReactNode) => ({
    key,
    label: t(key),
    value,
  })
  const { url, ref, path, username, hasSecret, lastCheckedAt, lastChangedAt, lastCommit, nextCheckAt, createdByName } = source
  const git = source.kind === 'git'
  const user = hasSecret ? (username === '' ? t('password_only') : t('with_password', { user: username })) : username
  return (
    <div className="grid gap-1.5 text-sm">
      <p className="text-ink-2">{t(source.kind)}</p>
      <KeyValues
        className="[&_dd]:break-all"
        items={[
          ...(git ? [row('repository', url), row('ref', ref === '' ? t('default_ref') : ref)] : []),
          row('path', path),
          ...(git && user !== '' ? [row('user', user)] : []),
          row('checked', lastCheckedAt ? <Time at={lastCheckedAt} look="relative" /> : t('never')),
          ...(lastChangedAt ? [row('changed', <Time at={lastChangedAt} />)] : []),
          ...(lastCommit ? [row('commit', <code title={lastCommit}>{lastCommit.slice(0, 10)}</code>)] : []),
          ...(nextCheckAt ? [row('next', <Time at={nextCheckAt} look="relative" />)] : []),
          row('by', createdByName),
        ]}
      />
      {source.problem || !lastCheckedAt ? null : <p className="text-ink-3">{t('well')}</p>}
    </div>
  )
}
