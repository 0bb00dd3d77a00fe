import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuthFrame } from '@/components/shell/auth-frame'
import { ButtonLink } from '@/components/ui/button-link'
import { getLink } from '@/lib/people/queries'
import { InvitationForm } from './invitation-form'

type Props = { params: Promise<{ token: string }> }

/** Title of the page; nobody else's page is told its address. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.invitation')
  return { title: t('title'), referrer: 'no-referrer' }
}

/** A one-time link: an invitation or a reset. A wrong one and one that is over say the same. */
export default async function InvitePage({ params }: Props) {
  const { token } = await params
  const t = await getTranslations('people.invitation')
  const link = await getLink(token)
  if (!link) {
    return (
      <AuthFrame title={t('over.title')} lead={t('over.text')}>
        <ButtonLink href="/sign-in" className="w-full">
          {t('over.signIn')}
        </ButtonLink>
      </AuthFrame>
    )
  }
  return (
    <AuthFrame title={t(`${link.purpose}.title`, { name: link.name })} lead={t(`${link.purpose}.lead`)}>
      <InvitationForm token={token} {...link} />
    </AuthFrame>
  )
}
