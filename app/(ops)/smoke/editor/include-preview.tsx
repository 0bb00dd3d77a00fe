'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Skeleton } from '@/components/ui/skeleton'
import { includedSuite } from './included-suite'

/** The steps of a suite that is put in, as they are now. */
export function IncludePreview({ suiteId }: { suiteId: string }) {
  const t = useTranslations('suite_editor')
  const { data, isError } = useQuery(includedSuite(suiteId))
  if (isError) return <p className="text-sm text-ink-2">{t('previewFailed')}</p>
  if (!data) return <Skeleton className="h-16 w-full" />
  return (
    <div className="grid gap-1.5">
      <p className="text-xs text-ink-3">
        {t('previewTitle', { revision: data.revision, count: data.definition.steps.length })}{' '}
        <Link href={`/smoke/${suiteId}`} target="_blank" className="link">
          {t('openSuite')}
        </Link>
      </p>
      <ol className="grid gap-1 text-sm">
        {data.definition.steps.map((step, at) => (
          <li key={at} className="flex min-w-0 items-baseline gap-2">
            <span className="w-5 shrink-0 text-right text-xs text-ink-3">{at + 1}</span>
            {step.kind === 'include' ? (
              <span className="min-w-0 break-words">
                {t('includes')} <code className="text-xs">{step.suite}</code>
              </span>
            ) : (
              <span className="min-w-0 break-words">
                {step.name}{' '}
                <code className="text-xs break-all text-ink-3">
                  {step.request.method} {step.request.url}
                </code>
              </span>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
