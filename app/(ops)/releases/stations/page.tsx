import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { LiveRefresh } from '@/components/live/live-context'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import { Panel, PanelRow } from '@/components/ui/panel'
import { can } from '@/lib/core/permissions'
import { signedInPerson } from '@/lib/core/session'
import { getStations } from '@/lib/releases/station-queries'
import { StationForm } from './station-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('releases'))('station_settings.title') }
}

/** How each station judges: its form is drawn from its own fields. For administrators. */
export default async function StationsPage() {
  const [actor, t] = await Promise.all([signedInPerson('/releases/stations'), getTranslations('releases')])
  if (!can(actor, 'station.configure')) notFound()
  const { stations, unknown, version } = await getStations()
  return (
    <>
      <LiveRefresh topics={['settings']} />
      <PageHeader
        title={t('station_settings.title')}
        crumbs={[{ href: '/releases', label: t('crumb') }]}
        meta={t('station_settings.explain')}
      />
      {unknown.map((kind) => (
        <Callout key={kind} tone="hold" className="mb-3">
          {t('station_settings.unknown', { kind })}
        </Callout>
      ))}
      <Panel className="max-w-180">
        {stations.map((station) => (
          <PanelRow key={station.kind} className="grid gap-3 py-3">
            <h2>{t(`stations.${station.label}`)}</h2>
            {station.fields.length === 0 ? (
              <p className="text-sm text-ink-3">{t('station_settings.none')}</p>
            ) : (
              <StationForm key={version} station={station} version={version} />
            )}
          </PanelRow>
        ))}
      </Panel>
    </>
  )
}
