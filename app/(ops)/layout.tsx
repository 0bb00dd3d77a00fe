import type { ReactNode } from 'react'
import { LiveProvider } from '@/components/live/live-context'
import { Shell } from '@/components/shell/shell'
import { signedInPerson } from '@/lib/core/session'
import { headers } from 'next/headers'

/** Frame of every page for people who are signed in; the live connection lives as long as it is shown. */
export default async function OpsLayout({ children }: { children: ReactNode }) {
  await signedInPerson((await headers()).get('x-gonogo-path') ?? undefined)
  return (
    <LiveProvider>
      <Shell foot={null}>{children}</Shell>
    </LiveProvider>
  )
}
