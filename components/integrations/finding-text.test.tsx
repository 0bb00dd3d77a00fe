import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Finding } from '@/lib/integrations/rules'
import en from '@/messages/en/integrations.json'
import zh from '@/messages/zh/integrations.json'
import { FindingText } from './finding-text'

const findings: { finding: Finding; said: string }[] = [
  { finding: { weight: 'blocks', code: 'nothing_defined' }, said: 'No variables are defined, so nothing shows that it is configured.' },
  { finding: { weight: 'blocks', code: 'missing_owner', area: 'monitoring' }, said: 'Monitoring and alerts has no owner.' },
  { finding: { weight: 'blocks', code: 'missing_value', variableId: 'v', variable: 'URL', feature: null }, said: 'URL has no value.' },
  {
    finding: { weight: 'blocks', code: 'missing_value', variableId: 'v', variable: 'SALT', feature: 'async' },
    said: 'SALT has no value and is required, because async is on.',
  },
  {
    finding: { weight: 'blocks', code: 'shared_secret', variableId: 'v', variable: 'KEY', environments: ['Staging', 'Dev'] },
    said: 'KEY is the same secret as in Staging, Dev.',
  },
  {
    finding: { weight: 'notice', code: 'off_recommended', variableId: 'v', variable: 'MAX', recommended: '3', value: '5' },
    said: 'MAX is 5, recommended is 3.',
  },
]

function write(locale: 'en' | 'zh', finding: Finding): string {
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      messages={{ integrations: locale === 'en' ? en : zh }}
      timeZone="UTC"
      onError={(error) => {
        throw error
      }}
    >
      <FindingText finding={finding} />
    </NextIntlClientProvider>,
  )
  return markup.replace(/<[^>]+>/g, '')
}

describe('FindingText', () => {
  it.each(findings)('says: $said', ({ finding, said }) => {
    expect(write('en', finding)).toBe(said)
    expect(write('zh', finding)).toMatch(/\p{Script=Han}/u)
  })
})
