'use client'

import { MoreHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { type ReactNode, useState } from 'react'
import { DifferenceList } from '@/components/releases/difference-list'
import { useBilingual, usePartNames } from '@/components/releases/use-words'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuItem } from '@/components/ui/menu'
import { Time } from '@/components/ui/time'
import type { DelegationView, ReleaseView, SlotView } from '@/lib/releases/view'
import { RevokeDelegation } from './revoke-delegation'

const tones = { open: 'idle', go: 'go', nogo: 'nogo', stale: 'hold', expired: 'hold' } as const

// Windows are fetched when they are first opened; with something to show meanwhile, or the whole page would wait behind its skeleton.
const DelegateDialog = dynamic(() => import('./delegate-dialog').then((module) => module.DelegateDialog), { loading: () => null })
const LiftDialog = dynamic(() => import('./lift-dialog').then((module) => module.LiftDialog), { loading: () => null })
const SignDialog = dynamic(() => import('./sign-dialog').then((module) => module.SignDialog), { loading: () => null })

/** One slot: who signed what and when, what became of it, and what the reader can do about it. */
export function SlotRow({ release, slot, coversText }: { release: ReleaseView; slot: SlotView; coversText: string }) {
  const t = useTranslations('releases.slot')
  const bilingual = useBilingual()
  const [doing, setDoing] = useState<'sign' | 'lift' | 'delegate' | null>(null)
  const name = bilingual(slot.name, slot.nameZh)
  const { standing } = slot
  const mayLift = standing?.mayLift ?? false
  const maySign = slot.mine?.may === true
  const close = () => setDoing(null)
  return (
    <div className="grid gap-2 px-3.5 py-2.5">
      <div className="grid grid-cols-[28px_1fr_auto] items-center gap-2.5">
        <Avatar name={standing?.printedName} />
        <div className="min-w-0">
          <p title={coversText}>{name}</p>
          <p className="text-xs text-ink-3">
            <SlotLine release={release} slot={slot} />
          </p>
        </div>
        <div className="flex items-center gap-1.5">
          {slot.worth === 'open' && maySign ? null : (
            <Chip tone={tones[slot.worth]}>{t(slot.worth === 'open' && momentPassed(release, slot) ? 'unsigned' : slot.worth)}</Chip>
          )}
          {slot.worth === 'open' && maySign ? (
            <Button size="sm" variant="primary" onClick={() => setDoing('sign')}>
              {t('sign')}
            </Button>
          ) : null}
          {mayLift || slot.mayDelegate ? (
            <Menu trigger={<IconButton label={t('actions', { slot: name })} icon={<MoreHorizontal size={16} />} />}>
              {maySign && standing ? <MenuItem onSelect={() => setDoing('sign')}>{t('sign_again')}</MenuItem> : null}
              {mayLift ? (
                <MenuItem tone="danger" onSelect={() => setDoing('lift')}>
                  {t(standing?.decision === 'nogo' ? 'lift_nogo' : 'withdraw_go')}
                </MenuItem>
              ) : null}
              {slot.mayDelegate ? <MenuItem onSelect={() => setDoing('delegate')}>{t('delegate')}</MenuItem> : null}
            </Menu>
          ) : null}
        </div>
      </div>
      <SlotRemark release={release} slot={slot} />
      {maySign && (slot.worth === 'stale' || slot.worth === 'expired') ? (
        <Button variant="primary" className="w-full" onClick={() => setDoing('sign')}>
          {t('sign_again')}
        </Button>
      ) : null}
      {slot.delegations.map((delegation) => (
        <DelegationLine key={delegation.id} release={release} slotName={name} delegation={delegation} />
      ))}
      {doing === 'sign' ? <SignDialog release={release} slot={slot} onClose={close} /> : null}
      {doing === 'lift' && standing ? <LiftDialog release={release} signature={standing} onClose={close} /> : null}
      {doing === 'delegate' ? <DelegateDialog release={release} slot={slot} onClose={close} /> : null}
    </div>
  )
}

/** The moment after which a slot takes no signature any more, once it has passed. */
function momentPassed(release: ReleaseView, slot: SlotView): 'start' | 'end' | null {
  if (slot.before === 'start' && release.startedAt !== null) return 'start'
  return release.verdict === null ? 'end' : null
}

/** Below the slot's name: whose signature, or who is waited for. */
function SlotLine({ release, slot }: { release: ReleaseView; slot: SlotView }) {
  const t = useTranslations('releases.slot')
  const zone = release.window.timeZone
  const { standing } = slot
  if (standing) {
    const stands = standing.worth === 'valid' && release.startedAt !== null && slot.before === 'start'
    return (
      <>
        {t('signed', { name: standing.printedName, decision: slot.worth === standing.decision ? 'none' : standing.decision })}
        <Time at={standing.signedAt} zone={zone} />
        {stands ? ` · ${t('stood')}` : null}
        {standing.worth === 'valid' && standing.expiresAt ? (
          <>
            {' · '}
            {t('expires')}
            <Time at={standing.expiresAt} zone={zone} look="relative" />
          </>
        ) : null}
      </>
    )
  }
  const moment = momentPassed(release, slot)
  if (moment) return t('missed', { moment })
  if (slot.before === 'completion' && release.state !== 'watching') return t('later')
  return slot.eligible.length > 0 ? t('waiting', { names: slot.eligible.join(', ') }) : t('nobody')
}

/** Why a signature no longer counts, with the difference; the reason of a NO-GO; why the reader cannot sign. */
function SlotRemark({ release, slot }: { release: ReleaseView; slot: SlotView }) {
  const t = useTranslations('releases.slot')
  const why = useTranslations('releases.why')
  const names = usePartNames()
  const { standing, worth, mine } = slot
  if (standing && worth === 'stale') {
    const said = { name: standing.printedName, parts: names(standing.differences.map((difference) => difference.part)) }
    const moment = momentPassed(release, slot)
    return (
      <Remark tone="hold">
        <p>{moment ? t('stale_past', { ...said, moment }) : t('stale_why', said)}</p>
        <details className="group mt-1.5" open>
          <summary className="link w-fit text-xs">{t('show_difference')}</summary>
          <div className="mt-2">
            <DifferenceList parts={standing.differences} />
          </div>
        </details>
      </Remark>
    )
  }
  if (standing && worth === 'expired' && standing.worthAt) {
    const time = () => <Time at={standing.worthAt ?? standing.signedAt} zone={release.window.timeZone} />
    return <Remark tone="hold">{t.rich('expired_why', { name: standing.printedName, time })}</Remark>
  }
  if (standing && worth === 'nogo')
    return <Remark tone="nogo">{t('nogo_why', { name: standing.printedName, reason: standing.reason })}</Remark>
  if (mine && !mine.may && why.has(mine.code)) return <p className="text-xs text-ink-3">{why(mine.code, mine.params)}</p>
  return null
}

function Remark({ tone, children }: { tone: 'hold' | 'nogo'; children: ReactNode }) {
  const colours = tone === 'hold' ? 'border-hold-line bg-hold-bg' : 'border-nogo-line bg-nogo-bg'
  return <div className={`rounded-md border px-2.5 py-2 text-sm text-ink ${colours}`}>{children}</div>
}

function DelegationLine({ release, slotName, delegation }: { release: ReleaseView; slotName: string; delegation: DelegationView }) {
  const t = useTranslations('releases.slot')
  const zone = release.window.timeZone
  if (delegation.state !== 'running' && delegation.state !== 'coming') return null
  return (
    <div className="flex flex-wrap items-baseline gap-x-2 text-xs text-ink-2">
      <span title={delegation.reason}>
        {t.rich('delegated', {
          from: delegation.fromName,
          to: delegation.toName,
          start: () => <Time at={delegation.startsAt} zone={zone} />,
          end: () => <Time at={delegation.endsAt} zone={zone} />,
        })}{' '}
        {'· '}
        {t(`delegation_${delegation.state}`)}
      </span>
      {delegation.mayRevoke ? <RevokeDelegation release={release} delegation={delegation} slotName={slotName} /> : null}
    </div>
  )
}
