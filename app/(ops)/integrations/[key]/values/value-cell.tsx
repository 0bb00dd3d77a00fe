'use client'

import { useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'
import type { IntegrationPage } from '@/lib/integrations/queries'

type Variable = IntegrationPage['variables'][number]
type Props = { variable: Variable; cell: Variable['cells'][number]; environment: string; onOpen: () => void }

/** What one environment holds: the value, or for a secret its version and fingerprint; opens its history and editor. */
export function ValueCell({ variable, cell, environment, onOpen }: Props) {
  const t = useTranslations('integrations.values')
  return (
    <button
      type="button"
      title={cell.plain ?? undefined}
      onClick={onOpen}
      className="flex min-h-7 w-full min-w-24 items-center gap-1.5 rounded-md border border-transparent px-1.5 py-0.5 text-left hover:border-line-strong hover:bg-panel"
    >
      <span className="sr-only">{t('openCell', { variable: variable.key, environment })}</span>
      {content()}
    </button>
  )

  function content() {
    if (cell.state === 'missing') return <Chip tone="hold">{t('missing')}</Chip>
    if (cell.state === 'not_required') return <span className="text-sm text-ink-3">{t('notSet')}</span>
    return (
      <>
        {cell.plain === null ? (
          <span className="truncate font-mono text-xs text-ink-2">
            {t('secretVersion', { version: cell.version ?? 0 })} <span className="text-ink-3">{cell.fingerprint?.slice(0, 6)}</span>
          </span>
        ) : (
          <span className="truncate font-mono text-xs">{cell.plain}</span>
        )}
        {cell.offRecommended ? (
          <Chip tone="accent" title={t('offRecommended')}>
            {t('differs')}
          </Chip>
        ) : null}
        {cell.shared ? (
          <Chip tone="hold" title={t('shared')}>
            {t('sharedShort')}
          </Chip>
        ) : null}
      </>
    )
  }
}
