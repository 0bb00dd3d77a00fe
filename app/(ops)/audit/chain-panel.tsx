'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Chip } from '@/components/ui/chip'
import { KeyValues } from '@/components/ui/key-values'
import { Panel, PanelBody } from '@/components/ui/panel'
import { Progress } from '@/components/ui/progress'
import { Time } from '@/components/ui/time'
import type { ChainStatus } from '@/lib/audit/chain-queries'
import { useVerification } from './use-verification'

/** Whether the chain is whole, as far as it was looked at; and a button to look now. */
export function ChainPanel({ status, mayVerify }: { status: ChainStatus; mayVerify: boolean }) {
  const t = useTranslations('audit.chain')
  const format = useFormatter()
  const verification = useVerification()
  const { state } = verification
  return (
    <Panel
      title={t('title')}
      actions={
        mayVerify ? (
          state.kind === 'running' ? (
            <Button size="sm" onClick={verification.cancel}>
              {t('cancel')}
            </Button>
          ) : (
            <Button size="sm" onClick={() => void verification.run()}>
              {t('verify')}
            </Button>
          )
        ) : null
      }
    >
      <PanelBody className="grid gap-3">
        <div role="status" className="empty:hidden">
          {state.kind === 'running' ? (
            <span className="flex flex-wrap items-center gap-3 text-sm text-ink-2">
              <Progress value={state.seq} max={Math.max(1, state.last)} label={t('progress')} className="w-48" />
              {t('running', { seq: format.number(state.seq), last: format.number(state.last) })}
            </span>
          ) : null}
          {state.kind === 'cancelled' ? <span className="text-sm text-ink-2">{t('cancelled')}</span> : null}
          {state.kind === 'failed' ? <Callout tone="hold">{t(`failed.${state.why}`)}</Callout> : null}
        </div>
        {status.verified && !status.verified.ok ? (
          <Callout tone="nogo" title={t('broken')}>
            {status.verified.fault ? t(`faults.${status.verified.fault.kind}`, { seq: status.verified.fault.seq }) : null}
          </Callout>
        ) : null}
        <KeyValues
          items={[
            { key: 'last', label: t('last'), value: t('entries', { count: Number(status.last) }) },
            {
              key: 'verified',
              label: t('verified'),
              value: status.verified ? (
                <span className="flex flex-wrap items-center gap-2">
                  <Chip tone={status.verified.ok ? 'go' : 'nogo'}>{t(status.verified.ok ? 'whole' : 'broken')}</Chip>
                  <span>
                    {t('upTo', { seq: status.verified.last, by: status.verified.by })} <Time at={status.verified.at} relative />
                  </span>
                </span>
              ) : (
                <Chip tone="idle" sign>
                  {t('never')}
                </Chip>
              ),
            },
            { key: 'checkpoint', label: t('checkpoint'), value: <CheckpointText status={status} /> },
            {
              key: 'unprotected',
              label: t('unprotected'),
              value: status.unprotected === 0 ? t('allProtected') : t('notProtected', { count: status.unprotected }),
            },
          ]}
        />
      </PanelBody>
    </Panel>
  )
}

function CheckpointText({ status }: { status: ChainStatus }) {
  const t = useTranslations('audit.chain')
  if (status.checkpointFault) return <Chip tone="nogo">{t(`checkpointFaults.${status.checkpointFault}`)}</Chip>
  if (!status.checkpoint) return <Chip tone="hold">{t('noCheckpoint')}</Chip>
  return (
    <>
      {t('signedTo', { seq: status.checkpoint.seq })} <Time at={status.checkpoint.at} relative />
    </>
  )
}
