import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { DemoPeople } from '@/components/people/demo-people'
import { safeNext } from '@/components/people/safe-next'
import { SignInForm } from '@/components/people/sign-in-form'
import { AuthFrame } from '@/components/shell/auth-frame'
import { Callout } from '@/components/ui/callout'
import { currentActor } from '@/lib/core/session'
import { listDemoPeople, needsSetUp } from '@/lib/people/queries'
import { demoPassword } from '@/prisma/seed/demo/people'

type Props = { searchParams: Promise<{ next?: string | string[]; error?: string | string[]; csrf?: string | string[] }> }

/** Title of the page. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people')
  return { title: t('signIn.title') }
}

/** Signing in; in the demo with its people to choose from. */
export default async function SignInPage({ searchParams }: Props) {
  const { next, error, csrf } = await searchParams
  const target = safeNext(next)
  if (await currentActor()) redirect(target)
  if (await needsSetUp()) redirect('/setup')
  const t = await getTranslations('people')
  const people = await listDemoPeople()
  return (
    <AuthFrame
      title={t('signIn.title')}
      wide={people.length > 0}
      below={people.length > 0 ? <DemoPeople people={people} password={demoPassword} next={target} /> : undefined}
    >
      {error || csrf ? (
        <Callout tone="hold" role="alert" className="mb-4">
          {t('signIn.again')}
        </Callout>
      ) : null}
      <SignInForm next={target} />
      <p className="mt-4 text-xs text-ink-3">{t('signIn.lost')}</p>
    </AuthFrame>
  )
}
