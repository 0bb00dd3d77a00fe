import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button-link'

/** The same answer inside the frame: not there, or not for this reader. */
export default function NotFound() {
  const t = useTranslations('shell')
  return (
    <div className="grid min-h-[60vh] place-content-center justify-items-center gap-3 px-4 text-center">
      <h1>{t('notFound.title')}</h1>
      <p className="max-w-110 text-ink-2">{t('notFound.text')}</p>
      <ButtonLink href="/">{t('toBoard')}</ButtonLink>
    </div>
  )
}
