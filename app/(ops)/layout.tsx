import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { FeatureTexts } from '@/app/feature-texts'
import { LiveProvider } from '@/components/live/live-context'
import { Bell } from '@/components/shell/bell'
import { PaletteButton } from '@/components/shell/palette-button'
import { Shell } from '@/components/shell/shell'
import { UserMenu } from '@/components/shell/user-menu'
import { ZoneProvider } from '@/components/shell/zone-provider'
import { liveVersion } from '@/lib/core/live'
import { signedInPerson } from '@/lib/core/session'
import { getBell } from '@/lib/notifications/queries'
import { markAllReadAction, markReadAction } from './notices/actions'
import { setPreferencesAction, signOutAction } from './settings/actions'

/** Frame of every page for people who are signed in; the live connection lives as long as it is shown. */
export default async function OpsLayout({ children }: { children: ReactNode }) {
  // Before anything is read: what is touched from here on is heard of.
  const since = liveVersion()
  const person = await signedInPerson((await headers()).get('x-gonogo-path') ?? undefined)
  const { id, name, email, timeZone } = person
  const bell = await getBell(person)
  return (
    <FeatureTexts features={['notices']}>
      <ZoneProvider timeZone={timeZone}>
        <LiveProvider since={since}>
          <Shell
            foot={<UserMenu person={{ name, email }} signOut={signOutAction} savePreferences={setPreferencesAction} />}
            search={
              <span className="flex items-center">
                <Bell personId={id} initial={bell} markRead={markReadAction} markAllRead={markAllReadAction} />
                <PaletteButton />
              </span>
            }
          >
            {children}
          </Shell>
        </LiveProvider>
      </ZoneProvider>
    </FeatureTexts>
  )
}
