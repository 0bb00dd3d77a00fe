import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { LiveRefresh } from '@/components/live/live-context'
import { Callout } from '@/components/ui/callout'
import { Chip, type ChipTone } from '@/components/ui/chip'
import { Code } from '@/components/ui/code'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel, PanelBody } from '@/components/ui/panel'
import { Table, Tbody, Td, Th, ThActions, Thead } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { listOutbox, type OutboxRow } from '@/lib/core/outbox/queries'
import { can } from '@/lib/core/permissions'
import { signedInPerson } from '@/lib/core/session'
import { getMailStatus } from '@/lib/people/queries'
import { RetryButton } from './retry-button'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('tabs.mail') }
}

const tones: Record<OutboxRow['state'], ChipTone> = { waiting: 'idle', held: 'hold', delivered: 'go', failed: 'nogo' }

/** Whether mail can leave, and what became of the newest messages. */
export default async function MailPage() {
  const [actor, t, reasons] = await Promise.all([
    signedInPerson('/settings/mail'),
    getTranslations('settings.mail'),
    getTranslations('outbox.reasons'),
  ])
  if (!can(actor, 'outbox.retry')) notFound()
  const { heldBecause, from } = getMailStatus()
  const rows = await listOutbox(actor)
  const reason = (code: string) => (reasons.has(code as 'expired') ? reasons(code as 'expired') : code)
  return (
    <>
      <LiveRefresh topics={['outbox', 'people']} />
      <Panel title={t('title')}>
        <PanelBody>
          {heldBecause ? (
            <Callout tone="hold" title={t('held')}>
              {reason(heldBecause)} {t.rich('heldHint', { smtp: () => <Code>SMTP_URL</Code>, from: () => <Code>MAIL_FROM</Code> })}
            </Callout>
          ) : (
            <Callout tone="go" title={t('ready')}>
              {t('readyText', { from: from ?? '' })}
            </Callout>
          )}
        </PanelBody>
      </Panel>
      <Panel title={t('outbox')} meta={t('outboxLead')}>
        {rows.length === 0 ? (
          <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
        ) : (
          <Table label={t('outbox')}>
            <Thead>
              <Th>{t('subject')}</Th>
              <Th>{t('state')}</Th>
              <Th>{t('made')}</Th>
              <Th end>{t('attempts')}</Th>
              <ThActions />
            </Thead>
            <Tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <Td>
                    <span className="block">{row.subject}</span>
                    <span className="block text-xs text-ink-3">{row.recipient}</span>
                  </Td>
                  <Td>
                    <Chip tone={tones[row.state]} sign>
                      {t(`states.${row.state}`)}
                    </Chip>
                    {row.reason ? <span className="mt-0.5 block text-xs text-ink-3">{reason(row.reason)}</span> : null}
                  </Td>
                  <Td className="whitespace-nowrap">
                    <Time at={row.createdAt} />
                  </Td>
                  <Td end>{row.attempts}</Td>
                  <Td end>{row.state === 'held' || row.state === 'failed' ? <RetryButton id={row.id} /> : null}</Td>
                </tr>
              ))}
            </Tbody>
          </Table>
        )}
      </Panel>
    </>
  )
}
