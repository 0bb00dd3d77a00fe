'use client'

import { useTranslations } from 'next-intl'
import { usePartNames } from '@/components/releases/use-words'
import { Panel } from '@/components/ui/panel'
import type { ReleaseView, SlotView } from '@/lib/releases/view'
import { SlotRow } from './slot-row'

/** Every slot with who signed what; before the start and before completion. */
export function SignOffPanel({ release }: { release: ReleaseView }) {
  const t = useTranslations('releases.panel')
  const started = release.startedAt !== null
  const before = release.slots.filter((slot) => slot.before === 'start')
  const after = release.slots.filter((slot) => slot.before === 'completion')
  const asked = release.verdict === null ? release.slots : started ? after : before
  const signed = asked.filter((slot) => slot.worth === 'go').length
  return (
    <Panel
      id="sign-off"
      title={t('sign_off')}
      actions={<span className="text-sm text-ink-2">{t('signed_of', { signed, total: asked.length })}</span>}
    >
      <SlotGroup release={release} slots={before} heading={after.length > 0 ? t('before') : null} />
      <SlotGroup release={release} slots={after} heading={before.length > 0 ? t('after') : null} />
    </Panel>
  )
}

function SlotGroup({ release, slots, heading }: { release: ReleaseView; slots: readonly SlotView[]; heading: string | null }) {
  const names = usePartNames()
  const t = useTranslations('releases.slot')
  if (slots.length === 0) return null
  const stale = slots.filter((slot) => slot.worth === 'stale')
  const standing = slots.some((slot) => slot.worth === 'go')
  return (
    <div className="border-t border-line first:border-t-0">
      {heading ? <h3 className="bg-hover px-3.5 py-1.5 text-xs text-ink-2">{heading}</h3> : null}
      <ul>
        {slots.map((slot) => (
          <li
            key={slot.id}
            id={`slot-${slot.id}`}
            tabIndex={-1}
            className="border-t border-line first:border-t-0 target:bg-accent-bg focus:bg-accent-bg"
          >
            <SlotRow release={release} slot={slot} coversText={t('covers', { parts: names(slot.covers) })} />
          </li>
        ))}
      </ul>
      {stale.length > 0 && standing ? <p className="border-t border-line px-3.5 py-2.5 text-sm text-ink-2">{t('others_stand')}</p> : null}
    </div>
  )
}
