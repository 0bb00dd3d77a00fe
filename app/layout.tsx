import './globals.css'

import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getTranslations } from 'next-intl/server'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { FeatureTexts } from '@/app/feature-texts'
import { Providers } from '@/components/providers'
import { themeCookie } from '@/lib/core/i18n/locale'

/** Title of every page and its default. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell')
  return {
    title: { default: t('product'), template: `%s · ${t('product')}` },
    description: t('description'),
    robots: { index: false, follow: false },
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#141417' },
  ],
}

/** The document: language, theme (from a cookie, so that nothing flashes), typefaces, texts. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, jar] = await Promise.all([getLocale(), cookies()])
  const chosen = jar.get(themeCookie)?.value
  const theme = chosen === 'light' || chosen === 'dark' ? chosen : undefined
  return (
    // The theme may be changed in the browser before React takes over.
    <html lang={locale} data-theme={theme} className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <body>
        <NextIntlClientProvider messages={{}}>
          <FeatureTexts features={['common', 'shell']}>
            <Providers>{children}</Providers>
          </FeatureTexts>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
