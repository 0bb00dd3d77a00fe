import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { BrandMark } from './brand'
import { LanguageSwitch } from './language-switch'

type Props = {
  title: ReactNode
  lead?: ReactNode
  /** Below the card, such as the demo's people. */
  below?: ReactNode
  /** Wider, when there is something to read beside the form. */
  wide?: boolean
  children: ReactNode
}

/** Frame of the pages before signing in: mark, one question, one card. */
export function AuthFrame({ title, lead, below, wide = false, children }: Props) {
  const t = useTranslations('shell')
  return (
    <main id="page" className="grid min-h-screen grid-rows-[1fr_auto] px-4">
      <div className={`mx-auto grid w-full content-center gap-5 py-10 ${wide ? 'max-w-150' : 'max-w-95'}`}>
        <div className="flex items-center gap-2.5">
          <BrandMark size={26} />
          <span className="text-lg font-bold tracking-tight">{t('product')}</span>
        </div>
        <section className="rounded-xl border border-line bg-panel p-5">
          <h1 className="text-[19px]">{title}</h1>
          {lead ? <div className="mt-1 text-sm text-ink-2">{lead}</div> : null}
          <div className="mt-4">{children}</div>
        </section>
        {below}
      </div>
      <footer className="mx-auto pb-5">
        <LanguageSwitch />
      </footer>
    </main>
  )
}
