'use client'

import { useTranslations } from 'next-intl'
import { SecretOnce } from '@/components/people/secret-once'
import { CodeBlock } from '@/components/ui/code'
import { Time } from '@/components/ui/time'

type Props = { address: string; secret: string; keptUntil?: Date | string | null; zone?: string; onDone: () => void }

/** The address of a webhook and its secret, which is shown this once. */
export function HookSecret({ address, secret, keptUntil, zone, onDone }: Props) {
  const t = useTranslations('triggers.hooks')
  return (
    <div className="grid min-w-0 gap-3">
      <div className="min-w-0">
        <h3 className="mb-1 text-sm font-medium">{t('address')}</h3>
        <CodeBlock copy text={address} label={t('address')} />
      </div>
      <div className="min-w-0">
        <h3 className="mb-1 text-sm font-medium">{t('secret')}</h3>
        {keptUntil ? (
          <p className="mb-1.5 text-sm text-ink-2">{t.rich('keptUntil', { at: () => <Time at={keptUntil} zone={zone} look="stamp" /> })}</p>
        ) : null}
        <SecretOnce secret={secret} label={t('secret')} warning={t('onlyOnce')} onDone={onDone} />
      </div>
    </div>
  )
}
