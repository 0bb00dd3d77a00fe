'use client'

import { useTranslations } from 'next-intl'
import { Digest } from '@/components/releases/digest'
import { DifferenceList } from '@/components/releases/difference-list'
import { useBilingual } from '@/components/releases/use-words'
import { Chip } from '@/components/ui/chip'
import { KeyValues } from '@/components/ui/key-values'
import { Panel, PanelBody } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { ReleaseView, SignatureView } from '@/lib/releases/view'

const tones = { valid: 'go', stale: 'hold', expired: 'hold', lifted: 'idle', superseded: 'idle' } as const

/** Every signature this release ever had, the stale, lifted and replaced ones too: nothing is deleted. */
export function SignatureRecord({ release }: { release: ReleaseView }) {
  const t = useTranslations('releases')
  return (
    <Panel id="record" title={t('panel.record')} actions={<span className="text-sm text-ink-2">{release.signatures.length}</span>}>
      {release.signatures.length === 0 ? (
        <PanelBody className="text-sm text-ink-2">{t('record.none')}</PanelBody>
      ) : (
        <ul>
          {release.signatures.map((signature) => (
            <li key={signature.id} className="border-t border-line first:border-t-0">
              <SignatureEntry signature={signature} zone={release.window.timeZone} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function SignatureEntry({ signature, zone }: { signature: SignatureView; zone: string }) {
  const t = useTranslations('releases.record')
  const bilingual = useBilingual()
  const { worth, decision } = signature
  const word = worth === 'lifted' ? t(`lifted_${decision}`) : t(worth)
  return (
    <details className="group">
      <summary className="grid gap-0.5 px-3.5 py-2 hover:bg-hover">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span>{bilingual(signature.slotName, signature.slotNameZh)}</span>
          <Chip tone={decision} className="shrink-0">
            {t(decision)}
          </Chip>
          <span className="ml-auto">
            <Chip tone={decision === 'nogo' && worth === 'valid' ? 'nogo' : tones[worth]}>{word}</Chip>
          </span>
        </span>
        <span className="text-xs text-ink-3">
          {signature.printedName}
          {' · '}
          <Time at={signature.signedAt} zone={zone} />
        </span>
      </summary>
      <div className="grid gap-3 px-3.5 pt-1 pb-3 text-sm">
        <KeyValues
          items={[
            { key: 'meaning', label: t('meaning'), value: signature.meaning },
            ...(signature.reason ? [{ key: 'reason', label: t('reason'), value: signature.reason }] : []),
            ...(signature.delegatedFrom ? [{ key: 'by', label: '', value: t('delegated', { name: signature.delegatedFrom }) }] : []),
            ...(signature.worthAt ? [{ key: 'at', label: word, value: <Time at={signature.worthAt} zone={zone} /> }] : []),
            ...(signature.liftedReason ? [{ key: 'lift', label: t('lift_reason'), value: signature.liftedReason }] : []),
          ]}
        />
        {signature.differences.length > 0 ? <DifferenceList parts={signature.differences} /> : null}
        <SignedDigests signature={signature} />
      </div>
    </details>
  )
}

function SignedDigests({ signature }: { signature: SignatureView }) {
  const t = useTranslations('releases')
  const covered = Object.entries(signature.digests).filter(([part]) => signature.covers.includes(part))
  return (
    <div>
      <p className="text-xs text-ink-3">{t('record.digests')}</p>
      <ul className="grid gap-x-4 sm:grid-cols-2">
        {covered.map(([part, digest]) => (
          <li key={part} className="flex items-baseline justify-between gap-2 text-xs">
            <span className="text-ink-2">{t(`part.${part}`)}</span>
            <Digest value={digest} />
          </li>
        ))}
      </ul>
    </div>
  )
}
