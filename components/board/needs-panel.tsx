'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Day } from '@/components/lessons/day'
import { useBilingual, usePartNames, useWords } from '@/components/releases/use-words'
import { ButtonLink } from '@/components/ui/button-link'
import { Chip, type ChipTone } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel, PanelRow } from '@/components/ui/panel'
import { StateSign } from '@/components/ui/state-sign'
import { Time } from '@/components/ui/time'
import type { Need } from '@/lib/board/rules'
import type { Board } from '@/lib/board/schema'
import type { Wire } from '@/lib/core/wire'
import { releaseHref } from './release-link'

type ShownNeed = Wire<Need>

/** What waits for this person, most urgent first. */
export function NeedsPanel({ board }: { board: Wire<Board> }) {
  const t = useTranslations('board')
  const { needs } = board
  return (
    <Panel title={t('needsYou')} actions={needs.length > 0 ? <span className="text-sm text-ink-2">{needs.length}</span> : undefined}>
      {needs.length === 0 ? (
        <EmptyState title={t('nothingNeeds')}>{t('nothingNeedsHint')}</EmptyState>
      ) : (
        <ul>
          {needs.map((need) => (
            <li key={keyOf(need)} className="border-t border-line first:border-t-0">
              <NeedRow need={need} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function keyOf(need: ShownNeed): string {
  switch (need.kind) {
    case 'sign':
      return `sign:${need.slotId}`
    case 'item':
      return `item:${need.itemId}`
    case 'blocker':
      return `blocker:${need.release.id}`
    case 'override':
      return `override:${need.overrideId}`
    case 'reading':
      return `reading:${need.itemId}`
    case 'action':
      return `action:${need.actionId}`
  }
}

/** Which part of which of the release's pages settles a need. */
function hrefOf(need: ShownNeed): string {
  switch (need.kind) {
    case 'sign':
      return releaseHref(need.release, `slot-${need.slotId}`)
    case 'item':
      return releaseHref(need.release, `item-${need.itemId}`)
    case 'blocker':
      return releaseHref(need.release, 'verdict')
    case 'override':
      return releaseHref(need.release, 'override')
    case 'reading':
      return `/releases/${need.release.id}/readings#item-${need.itemId}`
    case 'action':
      return `/releases/${need.release.id}/lessons#action-${need.actionId}`
  }
}

function NeedRow({ need }: { need: ShownNeed }) {
  const t = useTranslations('board')
  const { release } = need
  const sayWords = useWords(release.timeZone)
  const namesOf = usePartNames()
  const say = useBilingual()
  return (
    <PanelRow className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2.5 gap-y-1 sm:grid-cols-[82px_minmax(0,1fr)_auto]">
      <span className="max-sm:col-span-2">
        <NeedChip need={need} />
      </span>
      <div className="min-w-0">
        <p>{title(need)}</p>
        <p className="text-xs text-ink-3">{why(need)}</p>
      </div>
      <ButtonLink size="sm" href={hrefOf(need)} aria-label={`${t(`action.${need.kind}`)}: ${release.title} ${release.version}`}>
        {t(`action.${need.kind}`)}
      </ButtonLink>
    </PanelRow>
  )

  function title(of: ShownNeed): ReactNode {
    if (of.kind === 'item' || of.kind === 'reading') return say(of.text, of.textZh)
    if (of.kind === 'action') return of.text
    return t('need.release', { title: release.title, version: release.version, environment: release.environmentName })
  }

  function why(of: ShownNeed): ReactNode {
    const gap = () => <Time at={release.windowStart} zone={release.timeZone} look="relative" />
    switch (of.kind) {
      case 'sign': {
        return t.rich(`need.sign.${of.why}`, { slot: say(of.slotName, of.slotNameZh), parts: namesOf(of.parts), gap })
      }
      case 'item':
        return (
          <>
            {t('need.item', { title: release.title, version: release.version })}
            {of.dueAt ? t.rich('need.due', { time: () => <Time at={of.dueAt ?? ''} zone={release.timeZone} relative /> }) : null}
          </>
        )
      case 'blocker':
        return (
          <>
            {sayWords(of.words)}
            {of.more > 0 ? ` ${t('need.more', { count: of.more })}` : null}
          </>
        )
      case 'override':
        return t('need.override', { name: of.requestedByName, reason: of.reason })
      case 'reading':
        return (
          <>
            {t('need.item', { title: release.title, version: release.version })}
            {of.dueAt ? t.rich('need.due', { time: () => <Time at={of.dueAt ?? ''} zone={release.timeZone} relative /> }) : null}
            {of.more > 0 ? ` · ${t('need.missedMore', { count: of.more })}` : null}
          </>
        )
      case 'action':
        return t.rich('need.action', { title: release.title, version: release.version, day: () => <Day on={of.dueOn} /> })
    }
  }
}

function NeedChip({ need }: { need: ShownNeed }) {
  const t = useTranslations('board.chip')
  if (need.kind === 'blocker') return <StateSign look="chip" state={need.call} />
  const [tone, word] = chipOf(need)
  return (
    <Chip tone={tone} sign={false}>
      {t(word)}
    </Chip>
  )
}

type ChipWord = 'override' | 'sign' | 'failed' | 'late' | 'item' | 'reading' | 'missed' | 'action'

function chipOf(need: Exclude<ShownNeed, { kind: 'blocker' }>): [ChipTone, ChipWord] {
  switch (need.kind) {
    case 'override':
      return ['hold', 'override']
    case 'sign':
      return ['hold', 'sign']
    case 'item':
      return need.state === 'failed' ? ['nogo', 'failed'] : need.late ? ['hold', 'late'] : ['plain', 'item']
    case 'reading':
      return need.state === 'missed' ? ['nogo', 'missed'] : ['hold', 'reading']
    case 'action':
      return need.late ? ['hold', 'late'] : ['plain', 'action']
  }
}
