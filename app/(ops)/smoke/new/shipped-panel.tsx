import { getLocale, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Panel, PanelRow } from '@/components/ui/panel'
import type { ShippedSuite } from '@/lib/smoke/suites/shipped-suite'
import { includedBy, shippedSuites } from '@/lib/smoke/suites/shipped-suites'

/** The suites that come with the product, to begin a suite with: what each asks, and what it needs of an environment. */
export async function ShippedPanel({ integration, from }: { integration?: string; from?: string }) {
  const [t, locale] = await Promise.all([getTranslations('suite_editor.shipped'), getLocale()])
  const zh = locale === 'zh'
  const hrefOf = ({ key }: ShippedSuite) => `/smoke/new?${new URLSearchParams({ ...(integration ? { integration } : {}), from: key })}`
  return (
    <Panel title={t('title')} meta={t('hint')} className="mb-4">
      <details className="group" open={from !== undefined}>
        <summary className="cursor-pointer px-3.5 py-2 text-sm text-ink-2">{t('show', { count: shippedSuites.length })}</summary>
        {shippedSuites.map((suite) => (
          <PanelRow key={suite.key} className="grid gap-0.5">
            <span className="flex flex-wrap items-baseline gap-x-2.5">
              <Link href={hrefOf(suite)} className="link font-medium" aria-current={suite.key === from ? 'true' : undefined}>
                {zh ? suite.nameZh : suite.name}
              </Link>
              <code className="text-xs text-ink-3">{suite.key}</code>
            </span>
            <span className="text-sm text-ink-2">{zh ? suite.descriptionZh : suite.description}</span>
            <span className="text-xs text-ink-3">{t('needs', { keys: suite.variables.map(({ key }) => key).join(', ') })}</span>
            {includedBy(suite).length > 0 ? (
              <span className="text-xs text-ink-3">{t('includes', { keys: includedBy(suite).join(', ') })}</span>
            ) : null}
          </PanelRow>
        ))}
      </details>
    </Panel>
  )
}
