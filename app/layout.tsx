import './globals.css'

import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
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

/** Texts that only the server writes (refusals arrive as sentences); they stay out of the browser. */
const serverOnly = new Set(['input', 'refusals', 'mail'])

/** The document: language, theme (from a cookie, so that nothing flashes), typefaces, texts. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, messages, jar] = await Promise.all([getLocale(), getMessages(), cookies()])
  const chosen = jar.get(themeCookie)?.value
  const theme = chosen === 'light' || chosen === 'dark' ? chosen : undefined
  const shown = Object.fromEntries(Object.entries(messages).filter(([feature]) => !serverOnly.has(feature)))
  return (
    // The theme may be changed in the browser before React takes over.
    <html lang={locale} data-theme={theme} className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <body>
        <NextIntlClientProvider messages={shown}>
          <Providers>{children}</Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
