'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useBilingual } from '@/components/releases/use-words'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Chip } from '@/components/ui/chip'
import { Time, TimeRange } from '@/components/ui/time'
import type { MovedDue, MovedSignature, MovePreview } from '@/lib/releases/preview-move'

const first = 20

/** What a moved window moves: late dues, freezes and signatures first, then every due before and after. */
export function MoveFollows({ preview, pending }: { preview: MovePreview; pending: boolean }) {
  const t = useTranslations('timeline.move')
  const { moved, freezes, signatures, newlyLate, noLongerLate, to } = preview
  const open = moved.filter((due) => !due.settled)
  const [all, setAll] = useState(false)
  const lost = signatures.filter((signature) => signature.effect !== 'stands')
  return (
    <section aria-label={t('follows')} aria-busy={pending} className="grid min-w-0 gap-3">
      <p role="status" className="text-sm">
        {t('count', { count: open.length, settled: moved.length - open.length, unmoved: preview.unmoved })}
      </p>
      {freezes.map((freeze) => (
        <Callout key={freeze.id} tone="nogo" title={t('freeze', { reason: freeze.reason })}>
          <TimeRange from={freeze.startsAt} to={freeze.endsAt} zone={to.timeZone} />
        </Callout>
      ))}
      {newlyLate > 0 ? <Callout tone="hold">{t('late', { count: newlyLate })}</Callout> : null}
      {noLongerLate > 0 ? <Callout tone="go">{t('noLongerLate', { count: noLongerLate })}</Callout> : null}
      {signatures.length > 0 ? (
        <Callout
          tone={lost.length > 0 ? 'hold' : 'info'}
          title={t(lost.length > 0 ? 'signaturesLost' : 'signaturesStand', { count: lost.length })}
        >
          <ul className="mt-0.5 grid gap-0.5">
            {signatures.map((signature) => (
              <SignatureLine key={signature.id} signature={signature} zone={to.timeZone} />
            ))}
          </ul>
          <p className="mt-1 text-xs text-ink-3">{t('notStale')}</p>
        </Callout>
      ) : null}
      {open.length > 0 ? (
        <ul className="max-h-80 overflow-y-auto rounded-md border border-line" tabIndex={0} aria-label={t('dues')}>
          {(all ? open : open.slice(0, first)).map((due) => (
            <DueLine key={due.id} due={due} from={preview.from.timeZone} to={to.timeZone} />
          ))}
        </ul>
      ) : null}
      {!all && open.length > first ? (
        <Button size="sm" className="justify-self-start" onClick={() => setAll(true)}>
          {t('all', { count: open.length })}
        </Button>
      ) : null}
    </section>
  )
}

function DueLine({ due, from, to }: { due: MovedDue; from: string; to: string }) {
  const t = useTranslations('timeline.move')
  const bilingual = useBilingual()
  const look = due.wholeDay ? 'day' : 'full'
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 border-t border-line px-3 py-1.5 text-sm first:border-t-0">
      <span className="min-w-0 flex-1 basis-56 break-words">{bilingual(due.text, due.textZh)}</span>
      <span>
        <Time at={due.before} zone={from} look={look} className="whitespace-nowrap text-ink-3 line-through" />{' '}
        <span aria-hidden="true">→ </span>
        <span className="sr-only">{t('becomes')} </span>
        <Time at={due.after} zone={to} look={look} className="font-medium whitespace-nowrap" />
      </span>
      {due.lateAfter ? <Chip tone="nogo">{t(due.lateBefore ? 'staysLate' : 'becomesLate')}</Chip> : null}
      {due.freeze === null ? null : (
        <Chip tone="hold" title={due.freeze}>
          {t('inFreeze')}
        </Chip>
      )}
    </li>
  )
}

function SignatureLine({ signature, zone }: { signature: MovedSignature; zone: string }) {
  const t = useTranslations('timeline.move')
  const bilingual = useBilingual()
  const { slotName, slotNameZh, person, endsAfter, effect } = signature
  return (
    <li>
      {t.rich(`signature.${effect}`, {
        slot: bilingual(slotName, slotNameZh),
        person,
        at: () => <Time at={endsAfter} zone={zone} className="font-medium" />,
      })}
    </li>
  )
}
