import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import changesEn from '@/messages/en/changes.json'
import integrationsEn from '@/messages/en/integrations.json'
import changesZh from '@/messages/zh/changes.json'
import integrationsZh from '@/messages/zh/integrations.json'
import { ChangeText } from './change-text'

const messages = {
  en: { changes: changesEn, integrations: integrationsEn },
  zh: { changes: changesZh, integrations: integrationsZh },
}

function write(locale: 'en' | 'zh', details: Record<string, unknown>, summary = 'as written down'): string {
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      messages={messages[locale]}
      timeZone="UTC"
      onError={(error) => {
        throw error
      }}
    >
      <ChangeText change={{ summary, details }} />
    </NextIntlClientProvider>,
  )
  return markup.replace(/<[^>]+>/g, '')
}

describe('ChangeText', () => {
  it.each([
    { details: { what: 'value_set', variable: 'RETRY_MAX', before: { plain: '3' }, after: { plain: '5' } }, en: 'RETRY_MAX 3 → 5' },
    { details: { what: 'value_set', variable: 'RETRY_MAX', before: { cleared: true }, after: { plain: '' } }, en: 'RETRY_MAX — → ' },
    { details: { what: 'value_set', variable: 'HTML', before: { plain: '<b>' }, after: { plain: '{x}' } }, en: 'HTML &lt;b&gt; → {x}' },
    {
      details: { what: 'secret_replaced', variable: 'API_KEY', after: { version: 3, fingerprint: 'aa' } },
      en: 'API_KEY replaced, version 3',
    },
    {
      details: { what: 'owner_assigned', area: 'monitoring', before: null, after: 'Jun Li' },
      en: 'Owner of Monitoring and alerts: nobody → Jun Li',
    },
    { details: { what: 'recorded' }, en: 'as written down' },
    { details: { what: 7 }, en: 'as written down' },
    { details: {}, en: 'as written down' },
  ])('writes $en', ({ details, en }) => {
    expect(write('en', details)).toBe(en)
  })

  it.each(Object.keys(changesEn.text))('writes %s in both languages', (what) => {
    const details = {
      what,
      variable: 'RETRY_MAX',
      area: 'monitoring',
      name: 'Staging',
      target: 'https://a',
      reason: 'Holidays',
      list: '+async',
      before: 'Ines Duarte',
      after: { version: 2, plain: '5' },
    }
    for (const locale of ['en', 'zh'] as const) expect(write(locale, details)).not.toMatch(/changes\.|undefined|as written down/)
  })
})
