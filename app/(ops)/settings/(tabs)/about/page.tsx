import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { Callout } from '@/components/ui/callout'
import { Code } from '@/components/ui/code'
import { KeyValues } from '@/components/ui/key-values'
import { Panel, PanelBody, PanelRow } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { signedInPerson } from '@/lib/core/session'
import { getAbout } from '@/lib/people/about-queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('tabs.about') }
}

/** Versions, readiness and workers of this installation. */
export default async function AboutPage() {
  const [actor, t, format] = await Promise.all([signedInPerson('/settings/about'), getTranslations('settings.about'), getFormatter()])
  const about = await getAbout(actor)
  if (!about) notFound()
  return (
    <>
      <Panel title={t('health')}>
        <PanelBody>
          {about.ready ? (
            <Callout tone="go" title={t('ready')}>
              {t('readyText')}
            </Callout>
          ) : (
            <Callout tone="nogo" title={t('notReady')}>
              <ul lang="en">
                {about.reasons.map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
            </Callout>
          )}
        </PanelBody>
        {about.workers.map((worker) => (
          <PanelRow key={worker.id} className="flex flex-wrap gap-x-3 text-sm">
            <span>{t('worker', { host: worker.host, pid: String(worker.pid) })}</span>
            <span className="text-ink-3">
              {t('seen')} <Time at={worker.seenAt} look="relative" /> · {t('started')} <Time at={worker.startedAt} />
            </span>
          </PanelRow>
        ))}
      </Panel>
      <Panel title={t('title')}>
        <PanelBody>
          <KeyValues
            items={[
              { key: 'version', label: t('version'), value: about.product },
              { key: 'url', label: t('url'), value: <Code>{about.url}</Code> },
              { key: 'demo', label: t('demo'), value: t(about.demo ? 'demoOn' : 'demoOff') },
              { key: 'database', label: t('database'), value: `PostgreSQL ${about.database.version}` },
              {
                key: 'size',
                label: t('size'),
                value: t('megabytes', { size: format.number(about.database.megabytes, { maximumFractionDigits: 1 }) }),
              },
              { key: 'migrations', label: t('migrations'), value: about.database.migrations },
              { key: 'node', label: t('node'), value: about.node },
            ]}
          />
        </PanelBody>
      </Panel>
    </>
  )
}
