'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useState } from 'react'
import { useBilingual } from '@/components/releases/use-words'
import { DifferenceRow } from '@/components/templates/difference-row'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Callout } from '@/components/ui/callout'
import { Chip } from '@/components/ui/chip'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel, PanelBody, PanelRow } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { OfferPageView, OfferView } from '@/lib/releases/offer-queries'
import { takeTemplateChangesAction } from '../../actions'
import { readApi } from '../read-api'
import { useRefresh } from '../use-refresh'

/** What is taken unless the reader says otherwise: all but what would undo an edit of theirs or drop what was settled. */
const suggested = (offer: OfferView) => !offer.editedHere && !(offer.difference.change === 'removed' && offer.settled)

/** Every offered change with a box. What is not ticked is left, and not offered again. */
export function OfferScreen({ initial }: { initial: OfferPageView }) {
  const t = useTranslations('offer')
  const refresh = useRefresh(initial.releaseId)
  const { data: offer } = useQuery({
    queryKey: ['release', initial.releaseId, 'offer'],
    queryFn: () => readApi<OfferPageView>(`/releases/${initial.releaseId}/offer`),
    initialData: initial,
  })
  const [said, setSaid] = useState<Readonly<Record<string, boolean>>>({})
  if (!offer.newer) {
    return (
      <Panel title={t('title')}>
        <EmptyState title={t('none')} actions={<ButtonLink href={`/releases/${offer.releaseId}`}>{t('toPlan')}</ButtonLink>}>
          {t('noneHint', { name: offer.template.name, number: Math.max(offer.template.madeFrom, offer.template.settled ?? 0) })}
        </EmptyState>
      </Panel>
    )
  }
  const { newer } = offer
  const isTaken = (one: OfferView) => said[one.id] ?? suggested(one)
  const taken = offer.offers.filter(isTaken)
  const send = (take: readonly OfferView[]) =>
    takeTemplateChangesAction(
      { releaseId: offer.releaseId, number: newer.number, take: take.map((one) => one.id) },
      { expectedVersion: offer.rowVersion },
    )
  const all = (value: boolean) => setSaid(Object.fromEntries(offer.offers.map((one) => [one.id, value])))
  return (
    <Panel
      title={t('heading', { name: offer.template.name, number: newer.number })}
      meta={
        <>
          {newer.byName}
          {newer.at ? (
            <>
              {' · '}
              <Time at={newer.at} />
            </>
          ) : null}
        </>
      }
      actions={
        <Link href={`/templates/${offer.template.id}`} className="link text-sm">
          {t('toTemplate')}
        </Link>
      }
    >
      <PanelBody className="grid gap-2 text-sm text-ink-2">
        <p>{t('explain')}</p>
        {newer.note ? <p className="whitespace-pre-wrap text-ink">{newer.note}</p> : null}
        {offer.slotsDiffer ? <Callout>{t('slotsDiffer')}</Callout> : null}
        {taken.length > 0 && offer.stale.length > 0 ? <Stale offer={offer} /> : null}
      </PanelBody>
      {offer.offers.length === 0 ? <PanelBody className="text-sm">{t('nothingHere')}</PanelBody> : null}
      {offer.offers.length > 1 && offer.may ? (
        <PanelBody className="flex flex-wrap gap-2 pt-0">
          <Button size="sm" onClick={() => all(true)}>
            {t('all')}
          </Button>
          <Button size="sm" onClick={() => all(false)}>
            {t('clear')}
          </Button>
        </PanelBody>
      ) : null}
      {offer.offers.map((one) => (
        <OfferRow
          key={one.id}
          offer={one}
          taken={isTaken(one)}
          may={offer.may}
          onTaken={(value) => setSaid({ ...said, [one.id]: value })}
        />
      ))}
      {offer.may ? (
        <PanelBody className="flex flex-wrap justify-end gap-2 border-t border-line">
          {taken.length > 0 ? (
            <ConfirmDialog
              trigger={<Button variant="primary">{t('take', { count: taken.length })}</Button>}
              tone="primary"
              title={t('takeTitle', { count: taken.length })}
              confirm={t('take', { count: taken.length })}
              run={() => send(taken)}
              success={t('done')}
              onDone={refresh}
            >
              <p>{t('takeText', { left: offer.offers.length - taken.length })}</p>
              {offer.stale.length > 0 ? <p className="mt-2">{t('takeStale', { count: offer.stale.length })}</p> : null}
            </ConfirmDialog>
          ) : (
            <ConfirmDialog
              trigger={<Button>{t('leave')}</Button>}
              tone="primary"
              title={t('leaveTitle')}
              confirm={t('leave')}
              run={() => send([])}
              success={t('left')}
              onDone={refresh}
            >
              {t('leaveText', { number: newer.number })}
            </ConfirmDialog>
          )}
        </PanelBody>
      ) : (
        <PanelBody className="border-t border-line text-sm text-ink-2">{t('mayNot')}</PanelBody>
      )}
    </Panel>
  )
}

function Stale({ offer }: { offer: OfferPageView }) {
  const t = useTranslations('offer')
  const bilingual = useBilingual()
  const names = offer.stale.map(({ slotName, slotNameZh, person }) => t('signer', { slot: bilingual(slotName, slotNameZh), person }))
  return <Callout tone="hold">{t('stale', { count: names.length, list: names.join(t('join')) })}</Callout>
}

type RowProps = { offer: OfferView; taken: boolean; may: boolean; onTaken: (taken: boolean) => void }

function OfferRow({ offer, taken, may, onTaken }: RowProps) {
  const t = useTranslations('offer')
  const bilingual = useBilingual()
  const { difference, settled, reopens, editedHere } = offer
  const { phase, group } = difference.place
  const name = bilingual(difference.name.text, difference.name.textZh)
  return (
    <PanelRow className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 first:border-t">
      <input
        type="checkbox"
        checked={taken}
        disabled={!may}
        onChange={(event) => onTaken(event.target.checked)}
        aria-label={t(`box.${difference.change}`, { name })}
        className="mt-1 size-4 shrink-0 rounded-sm accent-(--ink)"
      />
      <div className="min-w-0">
        <DifferenceRow difference={difference} />
        <p className="mt-0.5 flex flex-wrap items-center gap-2 text-xs text-ink-3">
          {phase ? (
            <span>
              {[bilingual(phase.text, phase.textZh), group ? bilingual(group.text, group.textZh) : ''].filter(Boolean).join(' › ')}
            </span>
          ) : (
            <span>{t(`part.${difference.part}`)}</span>
          )}
          {reopens ? (
            <Chip tone="hold">{t('reopens')}</Chip>
          ) : settled && difference.change !== 'added' ? (
            <Chip>{t(difference.change === 'removed' ? 'settledGoes' : 'settledStays')}</Chip>
          ) : null}
          {editedHere ? <Chip tone="hold">{t('editedHere')}</Chip> : null}
        </p>
      </div>
    </PanelRow>
  )
}
