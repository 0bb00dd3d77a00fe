import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { localeCookie, pickLocale } from '@/lib/core/i18n/locale'
import { loadMessages } from '@/lib/core/texts'

/** Language and texts of one request. Times are UTC unless a page names another zone, and every shown time says which. */
export default getRequestConfig(async () => {
  const jar = await cookies()
  const locale = pickLocale(jar.get(localeCookie)?.value, (await headers()).get('accept-language'))
  return { locale, messages: loadMessages(locale), timeZone: 'UTC', now: new Date() }
})
