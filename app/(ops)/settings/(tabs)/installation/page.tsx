import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { LiveRefresh } from '@/components/live/live-context'
import { Panel, PanelBody } from '@/components/ui/panel'
import { signedInPerson } from '@/lib/core/session'
import { getSettings } from '@/lib/people/queries'
import { SettingsForm } from './settings-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('tabs.installation') }
}

/** What holds for the whole installation. */
export default async function InstallationPage() {
  const [actor, t] = await Promise.all([signedInPerson('/settings/installation'), getTranslations('settings.installation')])
  const settings = await getSettings(actor)
  if (!settings) notFound()
  return (
    <>
      <LiveRefresh topics={['settings']} />
      <Panel title={t('title')}>
        <PanelBody>
          <SettingsForm key={settings.version} settings={settings} />
        </PanelBody>
      </Panel>
    </>
  )
}
