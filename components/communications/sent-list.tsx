'use client'

import { useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'
import { CopyButton } from '@/components/ui/copy-button'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { SentCommunication } from '@/lib/communications/view'

/** What left, newest first, word for word. */
export function SentList({ sent, zone }: { sent: readonly SentCommunication[]; zone: string }) {
  const t = useTranslations('communications')
  return (
    <Panel title={t('sent')} meta={sent.length > 0 ? t('sentMeta') : undefined}>
      {sent.length === 0 ? (
        <EmptyState title={t('noneSent')}>{t('noneSentHint')}</EmptyState>
      ) : (
        sent.map((one) => <Sent key={one.id} one={one} zone={zone} />)
      )}
    </Panel>
  )
}

/** Points at what opens; decoration. */
const mark = '›'

function Sent({ one, zone }: { one: SentCommunication; zone: string }) {
  const t = useTranslations('communications')
  const shell = useTranslations('shell.languages')
  return (
    <details className="group border-t border-line [header+&]:border-t-0">
      <summary className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1 px-3.5 py-2 focus-visible:outline-offset-[-2px]">
        <span aria-hidden="true" className="text-ink-3 transition-transform group-open:rotate-90">
          {mark}
        </span>
        <span className="min-w-0 font-medium break-words">{one.subject || one.name}</span>
        <Chip>{t(`mode.${one.mode}`)}</Chip>
        <span className="ml-auto text-xs text-ink-3">
          {one.sentByName}
          {' · '}
          <Time at={one.sentAt} zone={zone} />
        </span>
      </summary>
      <div className="grid gap-2 border-t border-line px-3.5 py-2.5 text-sm">
        <p className="text-ink-2">
          {one.name}
          {' · '}
          {t(`channel.${one.channel}`)}
          {' · '}
          {shell(one.language)}
        </p>
        <pre lang={one.language} className="rounded-md border border-line bg-hover p-3 font-sans break-words whitespace-pre-wrap">
          {one.text}
        </pre>
        {one.mode === 'mail' ? <Delivery one={one} /> : null}
        <div>
          <CopyButton text={one.subject ? `${one.subject}\n\n${one.text}` : one.text} />
        </div>
      </div>
    </details>
  )
}

function Delivery({ one }: { one: SentCommunication }) {
  const t = useTranslations('communications')
  const { delivered, waiting, held, failed } = one.delivery
  return (
    <>
      <p className="flex flex-wrap items-center gap-1.5">
        {delivered > 0 ? <Chip tone="go">{t('delivery.delivered', { count: delivered })}</Chip> : null}
        {waiting > 0 ? <Chip tone="idle">{t('delivery.waiting', { count: waiting })}</Chip> : null}
        {held > 0 ? <Chip tone="hold">{t('delivery.held', { count: held })}</Chip> : null}
        {failed > 0 ? <Chip tone="nogo">{t('delivery.failed', { count: failed })}</Chip> : null}
      </p>
      <p className="break-words text-ink-2">{t('to', { addresses: one.recipients.join(', ') })}</p>
    </>
  )
}
