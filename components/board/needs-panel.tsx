'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
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
  }
}

/** Which part of the release's page settles a need. */
function partOf(need: ShownNeed): string {
  switch (need.kind) {
    case 'sign':
      return `slot-${need.slotId}`
    case 'item':
      return `item-${need.itemId}`
    case 'blocker':
      return 'verdict'
    case 'override':
      return 'override'
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
      <ButtonLink
        size="sm"
        href={releaseHref(release, partOf(need))}
        aria-label={`${t(`action.${need.kind}`)}: ${release.title} ${release.version}`}
      >
        {t(`action.${need.kind}`)}
      </ButtonLink>
    </PanelRow>
  )

  function title(of: ShownNeed): ReactNode {
    if (of.kind === 'item') return say(of.text, of.textZh)
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
    }
  }
}

function NeedChip({ need }: { need: ShownNeed }) {
  const t = useTranslations('board.chip')
  if (need.kind === 'blocker') return <StateSign look="chip" state={need.call} />
  const [tone, word]: [ChipTone, 'override' | 'sign' | 'failed' | 'late' | 'item'] =
    need.kind === 'override'
      ? ['hold', 'override']
      : need.kind === 'sign'
        ? ['hold', 'sign']
        : need.state === 'failed'
          ? ['nogo', 'failed']
          : need.late
            ? ['hold', 'late']
            : ['plain', 'item']
  return (
    <Chip tone={tone} sign={false}>
      {t(word)}
    </Chip>
  )
}
