'use client'

import { MoreHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu'
import type { ReleaseCommand, ReleaseView } from '@/lib/releases/view'
import { prepareReleaseAction, requestSignOffAction, watchReleaseAction, withdrawRequestAction } from '../actions'

type Doing = 'prepare' | 'request' | 'withdraw' | 'start' | 'watch' | 'complete' | 'edit' | 'abort' | 'override'

// Windows are fetched when they are first opened; with something to show meanwhile, or the whole page would wait behind its skeleton.
const AbortDialog = dynamic(() => import('./abort-dialog').then((module) => module.AbortDialog), { loading: () => null })
const EditDialog = dynamic(() => import('./edit-dialog').then((module) => module.EditDialog), { loading: () => null })
const MoveDialog = dynamic(() => import('./move-dialog').then((module) => module.MoveDialog), { loading: () => null })
const OverrideDialog = dynamic(() => import('./override-dialog').then((module) => module.OverrideDialog), { loading: () => null })
const StepDialog = dynamic(() => import('./step-dialog').then((module) => module.StepDialog), { loading: () => null })

/** The next move of each state, as the one prominent button. */
const nextMove: Partial<Record<ReleaseView['state'], { doing: Doing; command: ReleaseCommand }>> = {
  draft: { doing: 'prepare', command: 'release.prepare' },
  preparing: { doing: 'request', command: 'release.request_sign_off' },
  awaiting_sign_off: { doing: 'start', command: 'release.start' },
  in_progress: { doing: 'watch', command: 'release.watch' },
  watching: { doing: 'complete', command: 'release.complete' },
}

/** What the reader may do with the release in its state: the next move, and the rest in a menu. */
export function ReleaseActions({ release }: { release: ReleaseView }) {
  const t = useTranslations('releases')
  const [doing, setDoing] = useState<Doing | null>(null)
  const { state, may, verdict } = release
  const next = nextMove[state]
  const close = () => setDoing(null)
  const mayOverride = may['release.request_override'] && (state === 'awaiting_sign_off' || state === 'watching') && verdict?.call !== 'go'
  const pending = release.overrides.some((override) => override.state === 'asked' || override.state === 'confirmed')
  const mayWithdraw = may['release.withdraw_request'] && state === 'awaiting_sign_off'
  return (
    <>
      {may['release.update'] ? <Button onClick={() => setDoing('edit')}>{t('act.edit')}</Button> : null}
      {next && may[next.command] ? (
        <Button variant="primary" onClick={() => setDoing(next.doing)}>
          {t(`act.${next.doing}`)}
        </Button>
      ) : null}
      <Menu trigger={<IconButton bordered label={t('head.actions')} icon={<MoreHorizontal size={16} />} />}>
        {mayWithdraw ? <MenuItem onSelect={() => setDoing('withdraw')}>{t('act.withdraw_request')}</MenuItem> : null}
        {mayOverride && !pending ? <MenuItem onSelect={() => setDoing('override')}>{t('override.ask')}</MenuItem> : null}
        {/* A file to save: the page stays where it is. */}
        <MenuItem onSelect={() => window.location.assign(`/releases/${release.id}/markdown`)}>{t('act.markdown')}</MenuItem>
        {release.template.imported ? (
          <MenuItem onSelect={() => window.location.assign(`/releases/${release.id}/markdown?as=imported`)}>{t('act.imported')}</MenuItem>
        ) : null}
        {may['release.abort'] ? <MenuSeparator /> : null}
        {may['release.abort'] ? (
          <MenuItem tone="danger" onSelect={() => setDoing('abort')}>
            {t('act.abort')}
          </MenuItem>
        ) : null}
      </Menu>
      {doing === 'prepare' ? (
        <MoveDialog release={release} texts="prepare" action={prepareReleaseAction} done={t('act.prepared')} onClose={close} />
      ) : null}
      {doing === 'request' ? (
        <MoveDialog release={release} texts="request" action={requestSignOffAction} done={t('act.requested')} onClose={close} />
      ) : null}
      {doing === 'withdraw' ? (
        <MoveDialog release={release} texts="withdraw" action={withdrawRequestAction} done={t('act.withdrawn')} onClose={close} />
      ) : null}
      {doing === 'watch' ? (
        <MoveDialog release={release} texts="watch" action={watchReleaseAction} done={t('act.watched')} onClose={close} />
      ) : null}
      {doing === 'start' || doing === 'complete' ? (
        <StepDialog
          release={release}
          step={doing}
          onOverride={mayOverride && !pending ? () => setDoing('override') : null}
          onClose={close}
        />
      ) : null}
      {doing === 'edit' ? <EditDialog release={release} onClose={close} /> : null}
      {doing === 'abort' ? <AbortDialog release={release} onClose={close} /> : null}
      {doing === 'override' ? <OverrideDialog release={release} onClose={close} /> : null}
    </>
  )
}
