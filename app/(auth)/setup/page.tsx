import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { AuthFrame } from '@/components/shell/auth-frame'
import { needsSetUp } from '@/lib/people/queries'
import { SetupForm } from './setup-form'

/** Title of the page. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.setup')
  return { title: t('title') }
}

/** The first-run page: there is nobody yet. Once somebody exists it leads to signing in. */
export default async function SetupPage() {
  if (!(await needsSetUp())) redirect('/sign-in')
  const t = await getTranslations('people.setup')
  return (
    <AuthFrame title={t('title')} lead={t('lead')}>
      <SetupForm />
    </AuthFrame>
  )
}
