import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { signedInPerson } from '@/lib/core/session'
import { administersPeople } from '@/lib/people/queries'

/** The pages of settings: one's own for everybody, the installation's for administrators. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const [actor, t] = await Promise.all([signedInPerson('/settings'), getTranslations('settings')])
  const own = ['account', 'tokens'] as const
  const all = ['people', 'slot-roles', 'mail', 'installation', 'about'] as const
  const tabs = administersPeople(actor) ? [...own, ...all] : own
  return (
    <>
      <PageHeader title={t('title')} />
      <Tabs label={t('title')} tabs={tabs.map((tab) => ({ href: `/settings/${tab}`, label: t(`tabs.${tab}`) }))} />
      <div className="grid max-w-240 gap-4">{children}</div>
    </>
  )
}
