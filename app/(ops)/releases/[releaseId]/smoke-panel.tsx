'use client'

import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { Skeleton } from '@/components/ui/skeleton'
import type { ReleaseView } from '@/lib/releases/view'

// It reads what it shows after the page is there; its code comes then too.
const SuiteBlock = dynamic(() => import('./suite-block').then((module) => module.SuiteBlock), {
  ssr: false,
  loading: () => <Skeleton className="h-40 w-full" />,
})

type Suite = ReleaseView['suites'][number]

/** The suites the plan asks for: what they last said of this environment, running them, and their latency over the last runs. */
export function SmokePanel({ release }: { release: ReleaseView }) {
  const t = useTranslations('releases')
  const suites = release.suites.filter((suite, index) => release.suites.findIndex((other) => other.key === suite.key) === index)
  return (
    <Panel id="smoke" tabIndex={-1} title={t('panel.smoke')} meta={release.environment.name}>
      {suites.length === 0 ? (
        <EmptyState title={t('smoke.none')}>{t('smoke.noneHint')}</EmptyState>
      ) : (
        <ul>
          {suites.map((suite) => (
            <li key={suite.key} id={`smoke-${suite.key}`} className="border-t border-line px-3.5 py-3 first:border-t-0">
              {suite.id ? <SuiteBlock release={release} id={suite.id} /> : <MissingSuite release={release} suite={suite} />}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function MissingSuite({ release, suite }: { release: ReleaseView; suite: Suite }) {
  const t = useTranslations('releases.smoke')
  return (
    <p className="text-sm text-ink-2">
      {t.rich('missing', {
        key: suite.key,
        code: (text) => <code>{text}</code>,
        link: (text) => (
          <Link className="link" href={`/smoke/new?integration=${release.integration.key}`}>
            {text}
          </Link>
        ),
      })}
    </p>
  )
}
